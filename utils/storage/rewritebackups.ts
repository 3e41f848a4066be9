import type { Backup } from './backup.ts';
import { listAllBackups, openBackupFolder, readBackupText, writeBackup } from './backupfolder.ts';
import { exclusively } from './exclusively.ts';
import { parseBackup } from './parsebackup.ts';
import { isSame } from './same.ts';

/**
 * Takes something out of every automatic backup; one that cannot be read goes, because nobody can tell what it holds,
 * unless `keepUnread`.
 * @throws BackupFailedError: what was not rewritten yet is as it was
 */
export function rewriteBackups(change: (backup: Backup) => Backup, keepUnread = false): Promise<void> {
  return exclusively('backup', async () => {
    const folder = await openBackupFolder();
    if (folder === null) return;
    for (const { name, kind } of await listAllBackups(folder)) {
      const parsed = parseBackup(await readBackupText(folder, name));
      if (!parsed.ok && keepUnread) continue;
      const next = parsed.ok ? change(parsed.backup) : null;
      if (parsed.ok && isSame(parsed.backup, next)) continue;
      if (next) await writeBackup(folder, kind, next);
      await folder.removeEntry(name);
    }
  });
}
