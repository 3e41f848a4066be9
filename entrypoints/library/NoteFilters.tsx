import { useMemo } from 'preact/hooks';
import { Disclosure } from '@/components/Disclosure.tsx';
import { type Choice, CHOICES, type Filterable, listValues, type NoteFilter } from '@/utils/notes/notefilter.ts';

const LABELS: Record<Choice, string> = {
  tag: 'Tag',
  essay: 'Essay',
  theme: 'Theme',
  claim: 'Claim',
  site: 'Site',
  relation: 'Relation',
};

const DAYS = [
  ['from', 'Changed from'],
  ['to', 'Changed until'],
] as const;

interface Props {
  /** The notes and what else is searched: what they have can be chosen. */
  among: Filterable[];
  filter: NoteFilter;
  onChange(filter: NoteFilter): void;
}

/** What the listed notes must have in common: one of the values that there are, days, words. */
export function NoteFilters({ among, filter, onChange }: Props) {
  const set = (change: NoteFilter) => {
    const next = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== '' && value !== undefined);
    onChange(Object.fromEntries(next));
  };
  const values = useMemo(() => new Map(CHOICES.map((choice) => [choice, listValues(among, choice)])), [among]);
  const used = Object.keys(filter).length;
  return (
    <Disclosure summary="Filter" count={used === 0 ? undefined : used} open={used > 0}>
      <div class="filters">
        {CHOICES.map((choice) => {
          const chosen = filter[choice] ?? '';
          const options = new Set([...(values.get(choice) ?? []), chosen].filter((value) => value !== ''));
          return (
            options.size > 0 && (
              <label key={choice}>
                {LABELS[choice]}
                <select class="field" value={chosen} onChange={(event) => set({ [choice]: event.currentTarget.value })}>
                  <option value="">Any</option>
                  {[...options].map((value) => (
                    // Without a value of its own it would have its words', several blanks made one.
                    <option key={value} value={value}>
                      {value}
                    </option>
                  ))}
                </select>
              </label>
            )
          );
        })}
        {DAYS.map(([end, label]) => (
          <label key={end}>
            {label}
            <input
              type="date"
              class="field"
              value={filter[end] ?? ''}
              onChange={(event) => set({ [end]: event.currentTarget.value })}
            />
          </label>
        ))}
        <label class="check">
          <input
            type="checkbox"
            checked={filter.words === 'yes'}
            onChange={(event) => set({ words: event.currentTarget.checked ? 'yes' : undefined })}
          />
          With words of mine
        </label>
        {used > 0 && (
          <button type="button" class="quiet" onClick={() => onChange({})}>
            Clear filters
          </button>
        )}
      </div>
    </Disclosure>
  );
}
