import { useState } from 'preact/hooks';
import { Asking } from '@/components/Asking.tsx';
import { Disclosure } from '@/components/Disclosure.tsx';
import { TagField } from '@/components/TagField.tsx';
import { isBulk } from '@/utils/storage/bulk.ts';
import type { TaggingOfMany } from './usetagging.ts';

interface Props {
  ids: string[];
  /** How many notes there are in all. */
  all: number;
  /** Which notes these are, where nothing around says so; empty: something does. */
  whom: string;
  tagging: TaggingOfMany;
}

/** Puts tags on notes. Where these are a large part of all, it asks and backs up first. */
export function BulkTags({ ids, all, whom, tagging }: Props) {
  const [tags, setTags] = useState<string[]>([]);
  const [asking, setAsking] = useState(false);
  const add = async () => {
    setAsking(false);
    if (await tagging.add(ids, tags, all)) setTags([]);
  };
  return (
    <Disclosure summary={`Tag ${whom}`.trim()}>
      <div class="bulk-tags">
        <TagField tags={tags} label={`Tags for ${whom || 'the selected notes'}`} onChange={setTags} />
        <button
          type="button"
          class="button"
          disabled={tags.length === 0}
          onClick={() => (isBulk(ids.length, all) ? setAsking(true) : void add())}
        >
          Add to {ids.length} {ids.length === 1 ? 'note' : 'notes'}
        </button>
      </div>
      {asking && (
        <Asking
          question={
            ids.length === 1
              ? `This is one of your ${all} notes. Everything is backed up before it is tagged.`
              : `These are ${ids.length} of your ${all} notes. Everything is backed up before they are tagged.`
          }
          yes={`Yes, tag ${ids.length} ${ids.length === 1 ? 'note' : 'notes'}`}
          no="Leave them"
          onYes={() => void add()}
          onNo={() => setAsking(false)}
        />
      )}
    </Disclosure>
  );
}
