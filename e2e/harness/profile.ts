import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes an empty profile folder. */
export function makeProfile(): string {
  return mkdtempSync(join(tmpdir(), 'throughline-profile-'));
}

/** Deletes a profile; a browser that was just killed may still be letting go of its files. */
export function removeProfile(profile: string): void {
  rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
