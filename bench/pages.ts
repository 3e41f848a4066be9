import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { JSDOM, VirtualConsole } from 'jsdom';
import type { Article } from '../utils/article/article.ts';
import { extractArticle } from '../utils/article/extract.ts';
import { glanceText } from '../utils/article/glancetext.ts';
import { sharedPath } from './sharedfolder.ts';

export interface BenchPage {
  file: string;
  /** null where the extension would leave the page alone. */
  article: Article | null;
  /** The raw text that `glance` gets. */
  raw: string;
  /** Milliseconds that `extractArticle` took under jsdom, the parsing of the HTML not counted. */
  ms: number;
}

export interface ThemedPage extends BenchPage {
  topic: 'on' | 'near' | 'off';
  /** The page's language by the index. */
  language: string;
}

/** Reads a stored page as the extension would; null article where it is none or cannot be read. */
export function readPage(path: string, url?: string): BenchPage {
  const html = gunzipSync(readFileSync(path)).toString('utf8');
  const address = url || `https://example.test/${basename(path)}`;
  const { window } = new JSDOM(html, { url: address, virtualConsole: new VirtualConsole() });
  const raw = glanceText(window.document);
  const started = performance.now();
  const result = extractArticle(window.document, { url: address });
  const ms = performance.now() - started;
  window.close();
  return { file: basename(path), article: result.kind === 'article' ? result.article : null, raw, ms };
}

/** Reads the pages tagged on, near and off the built-in essay's themes; null where they are absent. */
export function readThemedPages(): ThemedPage[] | null {
  const folder = sharedPath('pages/themed');
  if (!folder) return null;
  const [, ...rows] = readFileSync(`${folder}/index.tsv`, 'utf8').trim().split('\n');
  return rows.map((row) => {
    const [file = '', topic, , language = '', , , url] = row.split('\t');
    return { ...readPage(`${folder}/${file}`, url?.trim()), topic: topic as ThemedPage['topic'], language };
  });
}

/** Paths of all saved pages, Readability's and the themed ones; null where they are absent. */
export function listSavedPages(): string[] | null {
  const sets = [listSet('readability'), listSet('themed')].filter((paths) => paths !== null);
  return sets.length === 0 ? null : sets.flat();
}

/** Reads the pages of Readability's test suite; null where they are absent. */
export function readReadabilityPages(): BenchPage[] | null {
  return listSet('readability')?.map((path) => readPage(path)) ?? null;
}

function listSet(set: string): string[] | null {
  const folder = sharedPath(`pages/${set}`);
  if (!folder) return null;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.html.gz'))
    .map((name) => `${folder}/${name}`);
}
