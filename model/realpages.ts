/**
 * Prints the sentences of the saved real pages into .work/pages.json, [{page, sentences: [{block, start, text}]}], with
 * the extension's own reader. `model/data/pages` labels some of them by page and start; the others stand for what an
 * essay meets. Their text stays in .work. Pages that hold a gold document are left out.
 *
 *     npx tsx model/realpages.ts
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePage, readUnpacked } from '../scripts/match/htmlfile.ts';
import { extractArticle } from '../utils/article/extract.ts';

const SHARED = process.env.THROUGHLINE_SHARED ?? join(import.meta.dirname, '../../shared');
/** Sentences in common that make a page and a gold document the same text. */
const SAME_TEXT = 10;
/** Shortest sentence, in letters and digits, that tells one text from another. */
const TELLING = 40;

const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '').slice(0, 60);
const gold = new Set(
  readFileSync(join(SHARED, 'gold/documents.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => (JSON.parse(line) as { sentences: { text: string }[] }).sentences.map(({ text }) => plain(text)))
    .filter((text) => text.length > TELLING),
);

const pages: { page: string; sentences: { block: number; start: number; text: string }[] }[] = [];
for (const set of ['themed', 'readability']) {
  const folder = join(SHARED, 'pages', set);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.html.gz')).sort()) {
    const { document, url } = parsePage(await readUnpacked(join(folder, file)), null);
    const result = extractArticle(document, { url });
    document.defaultView?.close();
    if (result.kind !== 'article' || result.article.language !== 'en') continue;
    const sentences = result.article.sentences.map(({ block, start, text }) => ({ block, start, text }));
    if (sentences.filter(({ text }) => gold.has(plain(text))).length >= SAME_TEXT) continue;
    pages.push({ page: `${set}/${file}`, sentences });
  }
}
writeFileSync(join(import.meta.dirname, '.work/pages.json'), JSON.stringify(pages));
console.log(`${pages.length} articles, ${pages.flatMap(({ sentences }) => sentences).length} sentences`);
