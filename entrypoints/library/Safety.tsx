import { CopyReminder } from '@/components/CopyReminder.tsx';
import { useCopyReminder } from '@/utils/storage/usecopyreminder.ts';
import { outsideItem } from '@/utils/storage/outsidecopy.ts';
import { useItem } from '@/utils/storage/useitem.ts';
import { FolderProblem } from './FolderProblem.tsx';

/** Says on every page of the library while the notes are less safe than the reader may think. */
export function Safety() {
  const outside = useItem(outsideItem).value;
  const reminder = useCopyReminder();
  return (
    <>
      {outside && <FolderProblem state={outside} />}
      {reminder && <CopyReminder words={reminder.words} href="#settings" onDismiss={reminder.dismiss} />}
    </>
  );
}
