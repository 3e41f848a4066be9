import { EditField } from '@/components/EditField.tsx';
import type { CitationField } from '@/utils/essays/edit.ts';
import type { Essay } from '@/utils/essays/essay.ts';
import type { EssayEditor } from './useeditor.ts';

const FIELDS: { field: CitationField; label: string; refusal: string; date?: boolean; wide?: boolean }[] = [
  { field: 'title', label: 'Title', refusal: 'An essay needs a title, of 300 characters at most.', wide: true },
  { field: 'author', label: 'Author', refusal: 'This is too long.' },
  { field: 'affiliation', label: 'Who the author is', refusal: 'This is too long.' },
  { field: 'name', label: 'Published in', refusal: 'This is too long.' },
  { field: 'date', label: 'Published on', refusal: 'This is no date.', date: true },
  { field: 'url', label: 'Web address', refusal: 'A web address begins with https:// or http://.' },
  { field: 'licence', label: 'Licence of your claims, if you pass them on', refusal: 'This is too long.' },
];

/** Whose essay it is and where it appeared. */
export function CitationFields({ editor: { essay, edit, settle } }: { editor: EssayEditor }) {
  return (
    <section class="block" aria-labelledby="citation">
      <h2 id="citation">The essay</h2>
      <div class="citation">
        {FIELDS.map(({ field, label, refusal, date = false, wide }) => (
          <div key={field} class={wide ? 'wide' : undefined}>
            <EditField
              label={label}
              refusal={refusal}
              date={date}
              value={valueOf(essay, field)}
              onChange={(text) => edit({ kind: 'cite', field, text })}
              onSettle={settle}
            />
          </div>
        ))}
      </div>
    </section>
  );
}

function valueOf(essay: Essay, field: CitationField): string {
  return (field === 'name' || field === 'date' ? essay.publication?.[field] : essay[field]) ?? '';
}
