import * as v from 'valibot';
import { FILE_CAP, type FileProblem, MOST_PROBLEMS } from '../notes/importednotes.ts';
import { BACKUP_VERSION, type Backup } from './backup.ts';
import { backupSchema } from './backupschema.ts';

export type ParsedBackup = { ok: true; backup: Backup } | { ok: false; problems: FileProblem[] };

/** Reads a backup file; hostile until it has passed. At most `MOST_PROBLEMS` are told. */
export function parseBackup(text: string): ParsedBackup {
  if (text.length > FILE_CAP) return refuse('The file is too large to be a Throughline backup.');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return refuse('This is not a JSON file, or it was cut off.');
  }
  const head = v.safeParse(v.object({ format: v.literal('throughline-backup'), version: v.number() }), data);
  if (!head.success) return refuse('This is not a Throughline backup.');
  if (head.output.version > BACKUP_VERSION) {
    return refuse('This backup was made by a newer version of Throughline. Update the extension first.');
  }
  const result = v.safeParse(backupSchema, data);
  if (result.success) return { ok: true, backup: result.output };
  return {
    ok: false,
    problems: result.issues
      .slice(0, MOST_PROBLEMS)
      .map((issue) => ({ place: v.getDotPath(issue) ?? '', reason: issue.message.slice(0, 300) })),
  };
}

function refuse(reason: string): ParsedBackup {
  return { ok: false, problems: [{ place: '', reason }] };
}
