import { useEffect, useRef, useState } from 'preact/hooks';
import { downloadText } from '@/utils/library/downloadtext.ts';
import { backupFileName, createBackup, type Backup } from '@/utils/storage/backup.ts';
import { parseBackup, type BackupProblem } from '@/utils/storage/parsebackup.ts';
import { applyRestore, previewRestore, type RestorePreview } from '@/utils/storage/restore.ts';
import { estimateStorage, type Persistence, requestPersistence } from '@/utils/storage/persist.ts';
import { ImportPreview } from './ImportPreview.tsx';

type Import =
  | { kind: 'none' }
  | { kind: 'refused'; problems: BackupProblem[] }
  | { kind: 'previewed'; backup: Backup; preview: RestorePreview }
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
      const parsed = parseBackup(await chosen.text());
      if (parsed.ok)
        setState({ kind: 'previewed', backup: parsed.backup, preview: await previewRestore(parsed.backup) });
      else setState({ kind: 'refused', problems: parsed.problems });
    });
  const restore = (backup: Backup, preview: RestorePreview) =>
    attempt(async () => {
      try {
        await applyRestore(backup, preview);
      } catch (error) {
        setState({ kind: 'previewed', backup, preview: await previewRestore(backup) });
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
        <button type="button" class="button" onClick={() => file.current?.click()}>
          Import…
        </button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label="Backup file"
          onChange={(event) => {
            void open(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <p class="error" role="alert">
        {problem}
      </p>
      <div role="status">
        {state.kind === 'refused' && <Problems problems={state.problems} />}
        {state.kind === 'previewed' && (
          <ImportPreview
            exported={state.backup.exported}
            preview={state.preview}
            onAccept={() => void restore(state.backup, state.preview)}
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

function Problems({ problems }: { problems: BackupProblem[] }) {
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
  const counts = Object.values(preview);
  const added = counts.reduce((sum, { add }) => sum + add, 0);
  const changed = counts.reduce((sum, { change }) => sum + change, 0);
  return `Imported: ${added} new, ${changed} updated. The rest was here already.`;
}

async function downloadBackup(): Promise<void> {
  const backup = await createBackup();
  downloadText(backupFileName(backup), 'application/json', JSON.stringify(backup, null, 1));
}
