/** What the command line says when an option or a file is wrong: one clear line. */
export class InputError extends Error {
  override name = 'InputError';
}

/** Writes a line to standard error: standard output carries nothing but results. */
export function warn(line: string): void {
  process.stderr.write(`match: ${line.replace(/\s+/g, ' ').trim()}\n`);
}

/** How many inputs were handled and how many were not; the exit status follows from it. */
export interface Tally {
  handled: number;
  failed: number;
}

/** 0: all handled; 1: some were not; 2: none was, an option or file is wrong. */
export function exitStatus({ handled, failed }: Tally): 0 | 1 | 2 {
  if (failed === 0) return 0;
  return handled > 0 ? 1 : 2;
}

/** Says an error of the system or of ours in one line, e.g. "no such file". */
export function describe(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'no such file';
  if (code === 'EISDIR') return 'is a folder, not a file';
  if (code === 'EACCES') return 'may not be read';
  return message ?? String(error);
}
