import { JoinedWords } from '@/components/JoinedWords.tsx';
import { PageLink } from '@/components/PageLink.tsx';
import { claimKey } from '@/utils/essays/essay.ts';
import { pageOf } from '@/utils/notes/exportednote.ts';
import { firstWords } from '@/utils/notes/firstwords.ts';
import type { Note } from '@/utils/notes/note.ts';
import type { BinEntry } from '@/utils/storage/bin.ts';
import { claimOf } from '@/utils/storage/searchablenotes.ts';

interface Props extends Omit<PlaceProps, 'note'> {
  entry: BinEntry;
  onRestore(): void;
  onDelete(): void;
}

/** Something deleted, and its way back. */
export function BinItem({ entry, claims, titles, onRestore, onDelete }: Props) {
  /** Every entry has these buttons: in a list of them only what was deleted tells them apart. */
  const named = (what: string) => `${what}: ${firstWords(wordsOf(entry).join(' '))}`;
  return (
    <article class="note-item">
      <p class="note-place">
        {entry.kind === 'note' ? 'Note' : 'Essay'}, deleted {sayDay(entry.deleted)}
      </p>
      {entry.kind === 'note' && entry.content.target.kind === 'sentence' && (
        <blockquote class="note-quote" dir="auto">
          {entry.content.target.quote.exact}
        </blockquote>
      )}
      {entry.kind === 'note' && <NotePlace note={entry.content} claims={claims} titles={titles} />}
      <p class="binned-text" dir="auto">
        <Content entry={entry} />
      </p>
      <div class="data-actions">
        <button type="button" class="button" aria-label={named('Restore')} onClick={onRestore}>
          Restore
        </button>
        <button type="button" class="button" aria-label={named('Delete for good')} onClick={onDelete}>
          Delete for good
        </button>
      </div>
    </article>
  );
}

interface PlaceProps {
  note: Note;
  /** The words of claims by `claimKey`. */
  claims: ReadonlyMap<string, string>;
  /** Titles of pages by their addresses. */
  titles: ReadonlyMap<string, string>;
}

/** What a note hung on, and will again when it is brought back. */
function NotePlace({ note, claims, titles }: PlaceProps) {
  const claim = claimOf(note.target);
  const page = pageOf(note);
  return (
    <>
      {claim !== null && (
        <p class="note-place">
          Claim: <bdi>{claims.get(claimKey(claim)) ?? 'one that is gone'}</bdi>
        </p>
      )}
      {page !== null && (
        <p class="note-place">
          Page: <PageLink page={page} title={titles.get(page) || page} />
        </p>
      )}
    </>
  );
}

function Content({ entry }: { entry: BinEntry }) {
  return <JoinedWords parts={wordsOf(entry)} between={entry.kind === 'essay' ? ', ' : ' '} />;
}

function wordsOf(entry: BinEntry): string[] {
  if (entry.kind === 'essay') return [entry.content.title, entry.content.author];
  return [entry.content.text, ...entry.content.tags.map((tag) => `#${tag}`)];
}

function sayDay(time: string): string {
  return new Date(time).toLocaleDateString('en-GB', { dateStyle: 'long' });
}
