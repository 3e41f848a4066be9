import { dropParts, listAllBackups } from './backupfolder.ts';
import { chooseSurplus, partAhead } from './rotation.ts';
import { seemsClockSteady } from './steadyclock.ts';

/** So many of the backups that were made before a large change are kept. */
const SAFETY_KEPT = 5;

/**
 * Lets old backups of a folder go, unless the clock just leapt: they go some days later then.
 * @param prefix what the names of ours begin with in a folder that is not ours alone; no other file is touched
 */
export async function rotateBackups(folder: FileSystemDirectoryHandle, now: Date, prefix = ''): Promise<void> {
  if (prefix === '') await dropParts(folder);
  if (!(await seemsClockSteady(now))) return;
  const backups = await listAllBackups(folder, prefix);
  const surplus = new Set(
    chooseSurplus(
      backups.filter(({ kind }) => kind === 'daily').map(({ made }) => made),
      now,
    ),
  );
  const safety = backups.filter(({ kind }) => kind === 'safety');
  const whole = backups.find(({ kind }) => kind !== 'recent')?.made ?? '';
  const recent = backups.filter(({ kind }) => kind === 'recent');
  const over = [
    ...backups.filter(({ kind, made }) => kind === 'daily' && surplus.has(made)),
    ...partAhead(safety, ({ made }) => made, now).flatMap((some) => some.slice(SAFETY_KEPT)),
    // What they hold is in the whole one by now.
    ...recent.filter(({ made }) => made < whole),
  ];
  for (const { name } of over) await folder.removeEntry(name);
}
