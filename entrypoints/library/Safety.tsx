import { CopyReminder } from '@/components/CopyReminder.tsx';
import { useCopyReminder } from '@/utils/storage/usecopyreminder.ts';
import { useOutside } from '@/utils/storage/useoutside.ts';
import { FolderProblem } from './FolderProblem.tsx';

/** Says on every page of the library while the notes are less safe than the reader may think. */
export function Safety() {
  const outside = useOutside();
  const reminder = useCopyReminder();
  return (
    <>
      {outside && <FolderProblem state={outside} />}
      {reminder && <CopyReminder words={reminder.words} href="#settings" onDismiss={reminder.dismiss} />}
    </>
  );
}
