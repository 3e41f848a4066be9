import { useState } from 'preact/hooks';
import { Asking } from '@/components/Asking.tsx';
import { Disclosure } from '@/components/Disclosure.tsx';
import type { ExportedNote } from '@/utils/notes/exportednote.ts';
import { filterableNote, listValues } from '@/utils/notes/notefilter.ts';
import { isBulk } from '@/utils/storage/bulk.ts';
import type { TaggingOfMany } from './usetagging.ts';

interface Props {
  entries: ExportedNote[];
  /** How many notes there are in all. */
  all: number;
  /** Which notes these are, where nothing around says so; empty: something does. */
  whom: string;
  tagging: TaggingOfMany;
}

/** Takes one of their tags off notes. Where those that have it are a large part of all, it asks and backs up first. */
export function BulkUntag({ entries, all, whom, tagging }: Props) {
  const [chosen, setChosen] = useState('');
  const [asking, setAsking] = useState(false);
  const tags = listValues(entries.map(filterableNote), 'tag');
  if (tags.length === 0) return null;
  const tag = tags.includes(chosen) ? chosen : '';
  const ids = entries.flatMap(({ note }) => (note.tags.includes(tag) ? [note.id] : []));
  const notes = `${ids.length} ${ids.length === 1 ? 'note' : 'notes'}`;
  const remove = () => {
    setAsking(false);
    void tagging.remove(ids, tag, all);
  };
  return (
    <Disclosure summary={whom === '' ? 'Remove tag' : `Remove a tag from ${whom}`}>
      <div class="bulk-tags">
        <select
          class="field"
          aria-label={`Tag to remove from ${whom || 'the selected notes'}`}
          value={tag}
          onChange={(event) => {
            setAsking(false);
            setChosen(event.currentTarget.value);
          }}
        >
          <option value="">Choose a tag</option>
          {tags.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
        <button
          type="button"
          class="button"
          disabled={tag === ''}
          onClick={() => (isBulk(ids.length, all) ? setAsking(true) : remove())}
        >
          {tag === '' ? 'Remove' : `Remove from ${notes}`}
        </button>
      </div>
      {asking && tag !== '' && (
        <Asking
          question={
            ids.length === 1
              ? `This is one of your ${all} notes. Everything is backed up before its tag is removed.`
              : `These are ${ids.length} of your ${all} notes. Everything is backed up before the tag is removed.`
          }
          yes={`Yes, remove it from ${notes}`}
          no="Leave it"
          onYes={remove}
          onNo={() => setAsking(false)}
        />
      )}
    </Disclosure>
  );
}
