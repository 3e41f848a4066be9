import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const THEMED = join(import.meta.dirname, '..', '..', '..', 'shared', 'pages', 'themed');

/** Whether the collection of real pages lies beside the project; it is their publishers' and never part of it. */
export const REAL_PAGES = existsSync(join(THEMED, 'index.tsv'));

/** A real news page and how it was tagged by hand: about the essay's themes, near them, or not at all. */
export interface RealPage {
  name: string;
  tag: 'on' | 'near' | 'off';
  /** Columns of the index as they are, by heading. */
  row: Record<string, string>;
}

/** Reads the index of real pages; empty where they are absent. */
export function listRealPages(): RealPage[] {
  if (!REAL_PAGES) return [];
  const [heading = '', ...lines] = readFileSync(join(THEMED, 'index.tsv'), 'utf8').trim().split('\n');
  const columns = heading.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    const row = Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
    return { name: row.file ?? '', tag: row.topic as RealPage['tag'], row };
  });
}

/** Reads a page's HTML without its scripts and frames: what is tested is ours, not a publisher's expired code. */
export function readRealPage(name: string): string {
  return readSavedPage(join(THEMED, name));
}

/** Does the same for a page at a path. */
export function readSavedPage(path: string): string {
  const html = gunzipSync(readFileSync(path)).toString('utf8');
  return html
    .replace(/<script\b(?![^>]*ld\+json)[\s\S]*?<\/script\s*>/gi, '')
    .replace(/<iframe\b[\s\S]*?<\/iframe\s*>/gi, '')
    .replace(/\son(?:load|error)\s*=\s*(?:"[^"]*"|'[^']*')/gi, '');
}
