import { useState } from 'preact/hooks';
import { Asking } from '@/components/Asking.tsx';
import { isBulk } from '@/utils/storage/bulk.ts';
import { sayFailure } from '@/utils/storage/failure.ts';
import { makeSafe } from './userestore.ts';

interface Props {
  ids: string[];
  /** How many notes there are in all. */
  all: number;
  onDelete(ids: string[]): void;
}

/** Deletes the notes that a search found. Where that is a large part of all, it asks and backs up first. */
export function BulkDelete({ ids, all, onDelete }: Props) {
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState('');
  const backUpAndDelete = async () => {
    setAsking(false);
    try {
      await makeSafe();
    } catch (error) {
      setProblem(`Nothing was deleted. ${sayFailure(error)}`);
      return;
    }
    onDelete(ids);
  };
  return (
    <>
      <button type="button" class="button" onClick={() => (isBulk(ids.length, all) ? setAsking(true) : onDelete(ids))}>
        Delete these
      </button>
      {asking && (
        <Asking
          question={`These are ${ids.length} of your ${all} notes. Everything is backed up before they go to the bin.`}
          yes={`Yes, delete ${ids.length} notes`}
          no="Keep them"
          onYes={() => void backUpAndDelete()}
          onNo={() => setAsking(false)}
        />
      )}
      {problem !== '' && (
        <p class="error" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
