import { useState } from 'preact/hooks';
import { Asking } from '@/components/Asking.tsx';
import { isBulk } from '@/utils/storage/bulk.ts';
import { sayFailure } from '@/utils/storage/failure.ts';
import { makeSafe } from './userestore.ts';

interface Props {
  ids: string[];
  /** How many notes there are in all. */
  all: number;
  /** Which notes these are, where nothing around says so; empty: something does. */
  whom: string;
  onDelete(ids: string[]): void;
}

/** Deletes notes. Where that is a large part of all, it asks and backs up first. */
export function BulkDelete({ ids, all, whom, onDelete }: Props) {
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
        {`Delete ${whom}`.trim()}
      </button>
      {asking && (
        <Asking
          question={
            ids.length === 1
              ? `This is one of your ${all} notes. Everything is backed up before it goes to the bin.`
              : `These are ${ids.length} of your ${all} notes. Everything is backed up before they go to the bin.`
          }
          yes={`Yes, delete ${ids.length} ${ids.length === 1 ? 'note' : 'notes'}`}
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
