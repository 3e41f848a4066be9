import { useEffect, useRef, useState } from 'preact/hooks';
import { ExportMenu } from '@/components/ExportMenu.tsx';
import { downloadText } from '@/utils/library/downloadtext.ts';
import { downloadNotes, NOTE_EXPORTS } from '@/utils/library/noteexports.ts';
import type { FileProblem } from '@/utils/notes/importednotes.ts';
import { backupFileName, createBackup } from '@/utils/storage/backup.ts';
import { estimateStorage, type Persistence, requestPersistence } from '@/utils/storage/persist.ts';
import { type ReadableImport, readImport } from '@/utils/storage/readimport.ts';
import { applyRestore, previewRestore, type RestorePreview } from '@/utils/storage/restore.ts';
import { listSearchableNotes } from '@/utils/storage/searchablenotes.ts';
import { ImportPreview } from './ImportPreview.tsx';

type Import =
  | { kind: 'none' }
  | { kind: 'refused'; problems: FileProblem[] }
  | { kind: 'previewed'; file: ReadableImport; preview: RestorePreview }
  | { kind: 'done'; preview: RestorePreview };

const PERSISTENCE_WORDS: Record<Persistence, string> = {
  granted: 'The browser has promised not to clear it by itself.',
  refused: 'The browser may clear it when the disk is nearly full: keep an export.',
  unsupported: 'The browser does not say whether it may clear it: keep an export.',
};

/** What is kept, how much, and its way out and back in. */
export function DataSection() {
  const [state, setState] = useState<Import>({ kind: 'none' });
  const [problem, setProblem] = useState('');
  const file = useRef<HTMLInputElement>(null);

  const attempt = async (work: () => Promise<void>) => {
    setProblem('');
    try {
      await work();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'That did not work.');
    }
  };
  const open = (chosen: File | undefined) =>
    attempt(async () => {
      if (chosen === undefined) return;
      const read = await readImport(await chosen.text(), new Date(chosen.lastModified).toISOString());
      if (read.ok) setState({ kind: 'previewed', file: read, preview: await previewRestore(read.backup) });
      else setState({ kind: 'refused', problems: read.problems });
    });
  const restore = (file: ReadableImport, preview: RestorePreview) =>
    attempt(async () => {
      try {
        await applyRestore(file.backup, preview);
      } catch (error) {
        setState({ kind: 'previewed', file, preview: await previewRestore(file.backup) });
        throw error;
      }
      setState({ kind: 'done', preview });
    });

  return (
    <section class="block settings-list" aria-label="Data">
      <h2>Data</h2>
      <StorageLine />
      <div class="data-actions">
        <button type="button" class="button" onClick={() => void attempt(downloadBackup)}>
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
            void open(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <p class="hint">
        An import can be a file of Throughline's own, web annotations (W3C), what Hypothesis exports as JSON, or
        Readwise as CSV. It shows what it would change before anything is written.
      </p>
      <p class="error" role="alert">
        {problem}
      </p>
      <div role="status">
        {state.kind === 'refused' && <Problems problems={state.problems} />}
        {state.kind === 'previewed' && (
          <ImportPreview
            file={state.file}
            preview={state.preview}
            onAccept={() => void restore(state.file, state.preview)}
            onCancel={() => setState({ kind: 'none' })}
          />
        )}
        {state.kind === 'done' && <p>{doneWords(state.preview)}</p>}
      </div>
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
  return <p class="hint">Everything is kept in this browser, on this computer, and nowhere else. {words}</p>;
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
  const { notes, matches, pages, essays, bin, settings } = preview;
  const counts = [notes, matches, pages, essays, bin, settings];
  const added = counts.reduce((sum, { add }) => sum + add, 0);
  const changed = counts.reduce((sum, { change }) => sum + change, 0);
  return `Imported: ${added} new, ${changed} updated. The rest was here already.`;
}

async function downloadBackup(): Promise<void> {
  const backup = await createBackup();
  downloadText(backupFileName(backup), 'application/json', JSON.stringify(backup, null, 1));
}
