import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHROMIUM_BUILD } from '../../scripts/browser/chromium.ts';

/** A copy of the build with something wrong in it. */
export interface SpoiltBuild {
  folder: string;
  remove(): void;
}

/** Copies the build and has `spoil` do its worst to the copy. */
export function spoilBuild(spoil: (folder: string) => void): SpoiltBuild {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-spoilt-'));
  cpSync(CHROMIUM_BUILD, folder, { recursive: true });
  spoil(folder);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The path of the graph that begins to read a text, within a build. */
export function encoderFile(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'models/manifest.json'), 'utf8')) as {
    encoder: { lower: string };
  };
  return join(folder, 'models', manifest.encoder.lower);
}

/** Turns one bit of a file over, in its middle. */
export function flipBit(file: string): void {
  const bytes = readFileSync(file);
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(file, bytes);
}

/** Changes a text file. */
export function rewrite(file: string, change: (text: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`Nothing to change in ${file}.`);
  writeFileSync(file, after);
}
