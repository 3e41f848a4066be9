import { useEffect, useRef, useState } from 'preact/hooks';
import { ExportMenu } from '@/components/ExportMenu.tsx';
import { downloadBackup } from '@/utils/library/downloadbackup.ts';
import { downloadNotes, NOTE_EXPORTS } from '@/utils/library/noteexports.ts';
import { readImportText } from '@/utils/library/readimporttext.ts';
import type { FileProblem } from '@/utils/notes/importednotes.ts';
import { createBackup } from '@/utils/storage/backup.ts';
import { estimateStorage, type Persistence, requestPersistence } from '@/utils/storage/persist.ts';
import type { RestorePreview } from '@/utils/storage/restore.ts';
import { listSearchableNotes } from '@/utils/storage/searchablenotes.ts';
import { BackupList } from './BackupList.tsx';
import { CopyElsewhere } from './CopyElsewhere.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import { NotHeld } from './NotHeld.tsx';
import { useAttempt } from '@/utils/storage/useattempt.ts';
import { useRestore } from './userestore.ts';

const PERSISTENCE_WORDS: Record<Persistence, string> = {
  granted: 'The browser has promised not to clear it by itself.',
  refused: 'The browser may clear it when the disk is nearly full: keep an export.',
  unsupported: 'The browser does not say whether it may clear it: keep an export.',
};

/** What is kept, how much, and its way out and back in. */
export function DataSection() {
  const { problem, attempt } = useAttempt();
  const file = useRef<HTMLInputElement>(null);
  const { state, importing, ...restore } = useRestore(attempt);
  const [gap, setGap] = useState('');
  const exportEverything = async () => setGap(await downloadBackup(await createBackup()));

  return (
    <section class="block settings-list" aria-label="Data">
      <h2>Data</h2>
      <StorageLine />
      <div class="data-actions">
        <button type="button" class="button" onClick={() => void attempt(exportEverything)}>
          Export everything
        </button>
        <ExportMenu
          label="Export notes"
          choices={NOTE_EXPORTS}
          onExport={(choice) => void attempt(async () => downloadNotes(await listSearchableNotes(), choice))}
        />
        <button type="button" class="button" onClick={() => file.current?.click()}>
          Import…
        </button>
        <input
          ref={file}
          type="file"
          accept=".json,.jsonld,.csv,application/json,application/ld+json,text/csv"
          hidden
          aria-label="File to import"
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            if (chosen) void restore.open(() => readImportText(chosen), new Date(chosen.lastModified).toISOString());
            event.currentTarget.value = '';
          }}
        />
      </div>
      <NotHeld by="an export" />
      <p class="hint">
        An import can be a file of Throughline's own, web annotations (W3C), what Hypothesis exports as JSON, or
        Readwise as CSV. It shows what it would change before anything is written.
      </p>
      <p class="error" role="alert">
        {problem}
      </p>
      <p class="error" role="status">
        {gap !== '' && `An import of the file will pass something over. ${gap}`}
      </p>
      <div role="status">
        {state.kind === 'refused' && <Problems problems={state.problems} />}
        {state.kind === 'previewed' && (
          <ImportPreview
            shown={state}
            importing={importing}
            onChoose={(chosen) => void restore.choose(state, chosen)}
            onAccept={() => void restore.accept(state)}
            onCancel={restore.cancel}
          />
        )}
        {state.kind === 'done' && (
          <p>
            {doneWords(state.preview)}
            {state.saved === 'here' && ' What was here before is the newest backup below.'}
            {state.saved === 'as a file' && ' What was here before is in your downloads.'}
          </p>
        )}
      </div>
      <BackupList
        attempt={attempt}
        onRestore={(readText, made) => void restore.open(readText, made)}
        made={state.kind}
      />
      <CopyElsewhere onExport={exportEverything} />
    </section>
  );
}

function StorageLine() {
  const [words, setWords] = useState('');
  useEffect(() => {
    void Promise.all([requestPersistence(), estimateStorage()]).then(([persistence, estimate]) => {
      const used = estimate === null ? '' : `${(estimate.usage / 1_000_000).toFixed(1)} MB in use. `;
      setWords(used + PERSISTENCE_WORDS[persistence]);
    });
  }, []);
  return (
    <p class="hint">
      Everything is kept in this browser, on this computer, and nowhere else but in copies that you make. {words}
    </p>
  );
}

function Problems({ problems }: { problems: FileProblem[] }) {
  return (
    <div class="error">
      <p>Nothing was imported.</p>
      <ul>
        {problems.map(({ place, reason }, i) => (
          <li key={i}>
            {place !== '' && <code>{place}: </code>}
            {reason}
          </li>
        ))}
      </ul>
    </div>
  );
}

function doneWords(preview: RestorePreview): string {
  const { notes, matches, pages, essays, bin, settings, keptBeside } = preview;
  const counts = [notes, matches, pages, essays, bin, settings];
  const added = counts.reduce((sum, { add }) => sum + add, 0);
  const changed = counts.reduce((sum, { change }) => sum + change, 0);
  const kept = keptBeside === 0 ? '' : `, your text kept beside ${keptBeside} of them`;
  return `Imported: ${added} new, ${changed} updated${kept}. The rest was here already.`;
}
