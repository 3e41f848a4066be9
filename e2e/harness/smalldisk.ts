import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, rmdirSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own that can be filled to its last byte and emptied again. */
export interface SmallDisk {
  folder: string;
  /** Takes all the room that is left, and what becomes free meanwhile. */
  fill(): void;
  /** Gives the room back. */
  clear(): void;
  /** Bytes that are free. */
  free(): number;
  end(): void;
}

/**
 * Makes a disk in memory.
 * @param megabytes its size
 * @returns null where this machine lets nobody mount one: only Linux's root can
 */
export function makeSmallDisk(megabytes: number): SmallDisk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'throughline-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    // A container without the right to mount is as good as no root.
    rmdirSync(folder);
    return null;
  }
  const filler = join(folder, 'filler');
  const free = () => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  };
  return {
    folder,
    free,
    fill() {
      const file = openSync(filler, 'a');
      try {
        for (let size = 1 << 20; size >= 1;) {
          try {
            writeSync(file, Buffer.alloc(size));
          } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
            size >>= 1;
          }
        }
      } finally {
        closeSync(file);
      }
    },
    clear: () => rmSync(filler, { force: true }),
    end() {
      // Lazily: the processes of a browser that was just killed may still be letting go of their files.
      execFileSync('umount', ['-l', folder]);
      rmdirSync(folder);
    },
  };
}
