import { useEffect, useRef } from 'preact/hooks';
import type { ImportKind } from '@/utils/storage/readimport.ts';
import { ImportChanges } from './ImportChanges.tsx';
import type { Previewed, RestoreChoice } from './userestore.ts';

interface Props {
  shown: Previewed;
  /** It is being written: nothing can be chosen any more. */
  importing: boolean;
  onChoose(chosen: RestoreChoice): void;
  onAccept(): void;
  onCancel(): void;
}

const ROWS = [
  ['notes', 'Notes'],
  ['matches', 'Sightings and verdicts'],
  ['pages', 'Pages'],
  ['essays', 'Essays'],
  ['bin', 'Deletions'],
  ['settings', 'Settings'],
] as const;

/** What other programs' files hold; the rest would be rows of noughts. */
const ROWS_OF_OTHERS = ROWS.filter(([kind]) => kind === 'notes' || kind === 'pages');

const FILE_WORDS: Record<ImportKind, string> = {
  backup: 'Export of Throughline',
  'web-annotations': 'Web annotations',
  hypothesis: 'Annotations from Hypothesis',
  readwise: 'Highlights from Readwise',
};

/** What an import would do, before anything is written. */
export function ImportPreview({
  shown: { file, preview, revive, forget, rewind, bulkOf },
  importing,
  onChoose,
  onAccept,
  onCancel,
}: Props) {
  const box = useRef<HTMLDivElement>(null);
  // It comes up above the backup that was pressed, out of sight where these are many.
  useEffect(() => box.current?.focus(), []);
  const rows = file.kind === 'backup' ? ROWS : ROWS_OF_OTHERS;
  const nothing = rows.every(([kind]) => preview[kind].add === 0 && preview[kind].change === 0);
  const { removes, heldBack, forgets, older, keptBeside, lists } = preview;
  const changed = preview.notes.add + preview.notes.change + removes;
  const made = new Date(file.backup.exported).toLocaleDateString('en-GB', { dateStyle: 'long' });
  return (
    <div ref={box} class="import-preview" tabIndex={-1} role="group" aria-label="What the import would do">
      <p>
        {FILE_WORDS[file.kind]}, {made}. Nothing is written yet.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">New</th>
            <th scope="col">Updated</th>
            <th scope="col">Here already</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([kind, label]) => (
            <tr key={kind}>
              <th scope="row">{label}</th>
              <td>{preview[kind].add}</td>
              <td>{preview[kind].change}</td>
              <td>{preview[kind].skip}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ImportChanges name="notes" lists={lists.notes} />
      {file.kind === 'backup' && <ImportChanges name="essays" lists={lists.essays} />}
      {file.leftOut.size > 0 && (
        <p class="left-out">Left out: {[...file.leftOut].map(([reason, count]) => `${count} ${reason}`).join(', ')}.</p>
      )}
      {removes > 0 && (
        <p>
          {removes} of your notes and essays {removes === 1 ? 'goes' : 'go'} to the bin: the file knows that you deleted
          them.
        </p>
      )}
      {keptBeside > 0 && (
        <p>
          {keptBeside} of your texts {keptBeside === 1 ? 'is' : 'are'} replaced, and kept beside as{' '}
          {keptBeside === 1 ? 'a note of its own' : 'notes of their own'}.
        </p>
      )}
      {(heldBack > 0 || revive) && (
        <p>
          <label>
            <input
              type="checkbox"
              checked={revive}
              disabled={importing}
              onChange={(event) => onChoose({ revive: event.currentTarget.checked })}
            />{' '}
            Bring back what I deleted since{heldBack > 0 && ` (${heldBack})`}
          </label>
        </p>
      )}
      {file.kind === 'backup' && (older.notes + older.essays > 0 || rewind) && (
        <p>
          <label>
            <input
              type="checkbox"
              checked={rewind}
              disabled={importing}
              onChange={(event) => onChoose({ rewind: event.currentTarget.checked })}
            />{' '}
            Bring back older texts and tags as they are in this backup ({olderWords(older)})
          </label>
        </p>
      )}
      {rewind && older.essays > 0 && (
        <p>What {older.essays === 1 ? 'the essay says' : 'the essays say'} now goes to the bin.</p>
      )}
      {forgets > 0 && (
        <p>
          <label>
            <input
              type="checkbox"
              checked={forget}
              disabled={importing}
              onChange={(event) => onChoose({ forget: event.currentTarget.checked })}
            />{' '}
            Remember pages only as long as the file says: {forgets} {forgets === 1 ? 'page' : 'pages'} that you met
            claims on {forgets === 1 ? 'is' : 'are'} then forgotten
          </label>
        </p>
      )}
      {bulkOf !== null && (
        <p>
          <strong>
            This changes much at once: {changed} notes, and you have {bulkOf}.
          </strong>{' '}
          Import it all the same?
        </p>
      )}
      {!nothing && (
        <p class="hint">
          What is here now is backed up first.
          {file.kind === 'backup' &&
            ' A colour or sensitivity that you chose for an essay stays where the file has none.'}
        </p>
      )}
      <div class="data-actions">
        {!nothing && (
          <button type="button" class="button primary" onClick={onAccept}>
            {importing ? 'Importing…' : bulkOf === null ? 'Import' : 'Yes, import'}
          </button>
        )}
        {!importing && (
          <button type="button" class="button" onClick={onCancel}>
            {nothing ? 'Close: it is all here' : 'Cancel'}
          </button>
        )}
      </div>
    </div>
  );
}

function olderWords({ notes, essays }: Previewed['preview']['older']): string {
  const words = [notes > 0 && countOf(notes, 'note'), essays > 0 && countOf(essays, 'essay')];
  return words.filter(Boolean).join(', ');
}

function countOf(count: number, name: string): string {
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
