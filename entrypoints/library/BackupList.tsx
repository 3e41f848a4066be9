import { useEffect, useState } from 'preact/hooks';
import { downloadFile } from '@/utils/library/downloadfile.ts';
import { backupGapItem, backUpNow, backupProblemItem } from '@/utils/storage/autobackup.ts';
import { backupFileName } from '@/utils/storage/backup.ts';
import {
  type KeptBackup,
  listBackups,
  NO_FOLDER,
  openBackupFolder,
  readBackupText,
} from '@/utils/storage/backupfolder.ts';
import { noteCopiedOutside } from '@/utils/storage/exportreminder.ts';
import { parseBackup } from '@/utils/storage/parsebackup.ts';
import { sayTest, testBackup } from '@/utils/storage/testbackup.ts';
import { NotHeld } from './NotHeld.tsx';

interface Props {
  attempt(work: () => Promise<void>): Promise<void>;
  /** Shows what restoring a backup of that time (ISO 8601) would do. */
  onRestore(readText: () => Promise<string>, made: string): void;
  /** Changes when a backup was made elsewhere on the page. */
  made: unknown;
}

/** The backups that the browser keeps by itself. */
export function BackupList({ attempt, onRestore, made }: Props) {
  const [backups, setBackups] = useState<KeptBackup[] | null>([]);
  const [problem, setProblem] = useState('');
  const [gap, setGap] = useState('');
  const [said, setSaid] = useState('');
  const refresh = async () => {
    const folder = await openBackupFolder();
    setBackups(folder && (await listBackups(folder)));
    setProblem(await backupProblemItem.getValue());
    setGap(await backupGapItem.getValue());
  };
  useEffect(() => void attempt(refresh), [made]);

  if (backups === null) return <p class="hint">{NO_FOLDER}</p>;
  const test = (backup: KeptBackup) =>
    attempt(async () => {
      setSaid('Testing…');
      let told = '';
      try {
        const parsed = parseBackup(await readKept(backup));
        told = parsed.ok ? sayTest(await testBackup(parsed.backup)) : 'This backup cannot be read. Make another now.';
      } finally {
        setSaid(told);
      }
    });
  const [newest] = backups;
  return (
    <>
      <h3>Automatic backups</h3>
      <p class="hint">
        One a day for a week and one a week for two months, where something changed. They lie in this browser too: a
        copy outside it, see below, is what survives its loss.
      </p>
      <NotHeld by="a backup" />
      {problem !== '' && <p class="error">The last automatic backup failed. {problem}</p>}
      {gap !== '' && <p class="error">The last backup lacks something. {gap}</p>}
      <div class="data-actions">
        <button
          type="button"
          class="button"
          onClick={() =>
            void attempt(async () => {
              setSaid('Backing up…');
              let told = '';
              try {
                await backUpNow('daily');
                told = 'Backed up.';
                await refresh();
              } finally {
                setSaid(told);
              }
            })
          }
        >
          Back up now
        </button>
        {newest && (
          <button type="button" class="button" onClick={() => void test(newest)}>
            Test my backup
          </button>
        )}
      </div>
      <p role="status">{said}</p>
      <ul role="list" class="backups" aria-label="Backups">
        {backups.map((backup) => (
          <li key={backup.name}>
            <span>{sayBackup(backup, backups)}</span>
            <span>
              <button
                type="button"
                class="quiet"
                aria-label={`Restore the backup of ${sayBackup(backup, backups)}`}
                onClick={() => onRestore(() => readKept(backup), backup.made)}
              >
                Restore…
              </button>{' '}
              <button
                type="button"
                class="quiet"
                aria-label={`Save the backup of ${sayBackup(backup, backups)} as a file`}
                onClick={() =>
                  void attempt(async () => {
                    downloadFile(backupFileName({ exported: backup.made }), 'application/json', await readKept(backup));
                    await noteCopiedOutside(backup.made);
                  })
                }
              >
                Save as a file
              </button>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

async function readKept({ name }: KeptBackup): Promise<string> {
  const folder = await openBackupFolder();
  if (folder === null) throw new Error(NO_FOLDER);
  return await readBackupText(folder, name);
}

/** Says when a backup was made, to the second where another was made in the same minute. */
function sayBackup({ made, kind, name }: KeptBackup, all: KeptBackup[]): string {
  const alike = all.some((other) => other.name !== name && other.made.slice(0, 16) === made.slice(0, 16));
  const when = new Date(made).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: alike ? 'medium' : 'short' });
  return kind === 'safety' ? `${when}, before a large change` : when;
}
