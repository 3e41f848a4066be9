import { useState } from 'preact/hooks';
import { Asking } from '@/components/Asking.tsx';
import { EmptyState } from '@/components/EmptyState.tsx';
import { JoinedWords } from '@/components/JoinedWords.tsx';
import { PageLink } from '@/components/PageLink.tsx';
import { claimKey } from '@/utils/essays/essay.ts';
import { pageOf } from '@/utils/notes/exportednote.ts';
import type { Note } from '@/utils/notes/note.ts';
import { BIN_DAYS, type BinEntry, bringBack, bringBackAll, deleteForGood, listBin } from '@/utils/storage/bin.ts';
import { sayFailure } from '@/utils/storage/failure.ts';
import { listClaims } from '@/utils/storage/listsightings.ts';
import { sayAgain } from '@/utils/storage/sayagain.ts';
import { claimOf } from '@/utils/storage/searchablenotes.ts';
import { readTitles } from '@/utils/storage/titles.ts';
import { answerOr, useLive } from '@/utils/storage/uselive.ts';
import { MoreButton } from './MoreButton.tsx';

/** Entries shown at a time. */
const PORTION = 50;

/** What was deleted in the last weeks, and its way back. */
export function BinPage() {
  const bin = useLive(listBin, []).value;
  const claims = new Map(answerOr(useLive(listClaims, []).value, []).map((each) => [claimKey(each), each.text]));
  const [said, setSaid] = useState('');
  const [sure, setSure] = useState(false);
  const [most, setMost] = useState(PORTION);
  const entries = answerOr(bin, []);
  const shown = entries.slice(0, most);
  const pages = shown.flatMap((entry) => (entry.kind === 'note' ? (pageOf(entry.content) ?? []) : []));
  const titles = answerOr(useLive(() => readTitles(pages), [pages.join('\n')]).value, new Map<string, string>());
  const attempt = (work: () => Promise<unknown>, words: string) => {
    work().then(
      () => setSaid((before) => sayAgain(before, words)),
      (error: unknown) => setSaid(sayFailure(error)),
    );
  };

  return (
    <>
      <h1>Bin</h1>
      <p class="lead">What you delete stays here for {BIN_DAYS} days.</p>
      <p role="status">{said}</p>
      {bin?.kind === 'failed' && <EmptyState title="The bin cannot be read" body={sayFailure(bin.error)} />}
      {bin?.kind === 'answer' && entries.length === 0 && <EmptyState title="The bin is empty" />}
      {entries.length > 0 && (
        <div class="bin-actions data-actions">
          {entries.length > 1 && (
            <button
              type="button"
              class="button"
              onClick={() => attempt(() => bringBackAll(entries.map(({ key }) => key)), 'All is back in its place.')}
            >
              Restore all {entries.length}
            </button>
          )}
          <button type="button" class="button" onClick={() => setSure(true)}>
            Empty the bin…
          </button>
          {sure && (
            <Asking
              question="What is deleted for good does not come back."
              yes={`Yes, delete all ${entries.length} for good`}
              no="Keep them"
              onYes={() => {
                setSure(false);
                attempt(() => deleteForGood(entries.map(({ key }) => key)), 'Deleted for good.');
              }}
              onNo={() => setSure(false)}
            />
          )}
        </div>
      )}
      {shown.map((entry) => (
        <article key={entry.key} class="note-item">
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
            <button
              type="button"
              class="button"
              onClick={() => attempt(() => bringBack(entry.key), 'It is back in its place.')}
            >
              Restore
            </button>
            <button
              type="button"
              class="button"
              onClick={() => attempt(() => deleteForGood([entry.key]), 'Deleted for good.')}
            >
              Delete for good
            </button>
          </div>
        </article>
      ))}
      {entries.length > most && (
        <MoreButton
          count={Math.min(PORTION, entries.length - most)}
          auto
          onMore={() => setMost((before) => before + PORTION)}
        />
      )}
    </>
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
  if (entry.kind === 'essay') return <JoinedWords parts={[entry.content.title, entry.content.author]} />;
  return <JoinedWords parts={[entry.content.text, ...entry.content.tags.map((tag) => `#${tag}`)]} between=" " />;
}

function sayDay(time: string): string {
  return new Date(time).toLocaleDateString('en-GB', { dateStyle: 'long' });
}
