import { CopyReminder } from '@/components/CopyReminder.tsx';
import { useCopyReminder } from '@/utils/storage/usecopyreminder.ts';
import { outsideItem } from '@/utils/storage/outsidecopy.ts';
import { lossItem } from '@/utils/storage/restorelost.ts';
import { useItem } from '@/utils/storage/useitem.ts';
import { FolderProblem } from './FolderProblem.tsx';
import { LossNotice } from './LossNotice.tsx';

/** Says on every page of the library while the notes are less safe than the reader may think. */
export function Safety() {
  const outside = useItem(outsideItem).value;
  const reminder = useCopyReminder();
  const loss = useItem(lossItem).value;
  return (
    <>
      {loss && <LossNotice loss={loss} onDismiss={() => void lossItem.removeValue()} />}
      {outside && <FolderProblem state={outside} />}
      {reminder && <CopyReminder words={reminder.words} href="#settings" onDismiss={reminder.dismiss} />}
    </>
  );
}
