import { useState } from 'preact/hooks';
import { Disclosure } from '@/components/Disclosure.tsx';
import { TagField } from '@/components/TagField.tsx';
import { type Tagging, tagNotes } from '@/utils/storage/tagnotes.ts';
import { useAttempt } from './useattempt.ts';

/** Puts tags on all notes that are listed, and takes them off again. */
export function BulkTags({ ids }: { ids: string[] }) {
  const [tags, setTags] = useState<string[]>([]);
  const [done, setDone] = useState<Tagging | null>(null);
  const { problem, attempt } = useAttempt();
  const tag = () =>
    attempt(async () => {
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
        <button type="button" class="button" disabled={tags.length === 0} onClick={() => void tag()}>
          Add to {ids.length} {ids.length === 1 ? 'note' : 'notes'}
        </button>
      </div>
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
