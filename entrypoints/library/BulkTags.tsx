import { useState } from 'preact/hooks';
import { Asking } from '@/components/Asking.tsx';
import { Disclosure } from '@/components/Disclosure.tsx';
import { TagField } from '@/components/TagField.tsx';
import { isBulk } from '@/utils/storage/bulk.ts';
import { type Tagging, tagNotes } from '@/utils/storage/tagnotes.ts';
import { useAttempt } from './useattempt.ts';
import { makeSafe } from './userestore.ts';

interface Props {
  ids: string[];
  /** How many notes there are in all. */
  all: number;
}

/** Puts tags on all notes that are listed, and takes them off again. Where that is a large part of all, it asks and backs up first. */
export function BulkTags({ ids, all }: Props) {
  const [tags, setTags] = useState<string[]>([]);
  const [done, setDone] = useState<Tagging | null>(null);
  const { problem, attempt } = useAttempt();
  const [asking, setAsking] = useState(false);
  const bulk = isBulk(ids.length, all);
  const tag = () =>
    attempt(async () => {
      setAsking(false);
      if (bulk) await makeSafe();
      setDone(await tagNotes(ids, tags));
      setTags([]);
    });
  const undo = (tagging: Tagging) =>
    attempt(async () => {
      await tagging.undo();
      setDone(null);
    });
  return (
    <Disclosure summary="Tag these notes">
      <div class="bulk-tags">
        <TagField tags={tags} label="Tags for the listed notes" onChange={setTags} />
        <button
          type="button"
          class="button"
          disabled={tags.length === 0}
          onClick={() => (bulk ? setAsking(true) : void tag())}
        >
          Add to {ids.length} {ids.length === 1 ? 'note' : 'notes'}
        </button>
      </div>
      {asking && (
        <Asking
          question={`These are ${ids.length} of your ${all} notes. Everything is backed up before they are tagged.`}
          yes={`Yes, tag ${ids.length} notes`}
          no="Leave them"
          onYes={() => void tag()}
          onNo={() => setAsking(false)}
        />
      )}
      <p role="status">
        {done !== null && (
          <>
            {done.count} {done.count === 1 ? 'note' : 'notes'} tagged.{' '}
            <button type="button" class="quiet" onClick={() => void undo(done)}>
              Undo
            </button>
          </>
        )}
      </p>
      <p class="error" role="alert">
        {problem}
      </p>
    </Disclosure>
  );
}
