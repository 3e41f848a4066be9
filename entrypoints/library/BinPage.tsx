import { useState } from 'preact/hooks';
import { Asking } from '@/components/Asking.tsx';
import { EmptyState } from '@/components/EmptyState.tsx';
import { claimKey } from '@/utils/essays/essay.ts';
import { pageOf } from '@/utils/notes/exportednote.ts';
import { BIN_DAYS, bringBack, bringBackAll, deleteForGood, listBin } from '@/utils/storage/bin.ts';
import { sayFailure } from '@/utils/storage/failure.ts';
import { listClaims } from '@/utils/storage/listsightings.ts';
import { sayAgain } from '@/utils/storage/sayagain.ts';
import { readTitles } from '@/utils/storage/titles.ts';
import { answerOr, useLive } from '@/utils/storage/uselive.ts';
import { BinItem } from './BinItem.tsx';
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
  const deletions = Map.groupBy(entries, ({ deleted }) => deleted);
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
      <p class="lead">
        What you delete stays here for {BIN_DAYS} days. Automatic backups from before hold it until newer ones replace
        them.
      </p>
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
              question="What is deleted for good comes back only from a backup made before."
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
      {[...Map.groupBy(shown, ({ deleted }) => deleted)].map(([deleted, together]) => {
        const keys = (deletions.get(deleted) ?? []).map(({ key }) => key);
        // Where nothing else is in the bin, all of it is restored by the button above.
        const isOffered = keys.length > 1 && keys.length < entries.length;
        return (
          <div key={deleted} {...(isOffered && { role: 'group', 'aria-label': `${keys.length} deleted together` })}>
            {isOffered && (
              <div class="bin-together">
                <p>{keys.length} deleted together</p>
                <button
                  type="button"
                  class="button"
                  onClick={() => attempt(() => bringBackAll(keys), `${keys.length} are back in their place.`)}
                >
                  Restore these {keys.length}
                </button>
              </div>
            )}
            {together.map((entry) => (
              <BinItem
                key={entry.key}
                entry={entry}
                claims={claims}
                titles={titles}
                onRestore={() => attempt(() => bringBack(entry.key), 'It is back in its place.')}
                onDelete={() => attempt(() => deleteForGood([entry.key]), 'Deleted for good.')}
              />
            ))}
          </div>
        );
      })}
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
