/**
 * Prints the sentences of the saved real pages into .work/pages.json, [[{block, text}]], with the extension's own
 * reader: unlabelled negatives for the claims of the training essays. Their text stays in .work.
 *
 *     npx tsx model/realpages.ts
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePage, readUnpacked } from '../scripts/match/htmlfile.ts';
import { extractArticle } from '../utils/article/extract.ts';

const SHARED = process.env.THROUGHLINE_SHARED ?? join(import.meta.dirname, '../../shared');
const folder = join(SHARED, 'pages/themed');
const pages: { block: number; text: string }[][] = [];
for (const file of readdirSync(folder).filter((name) => name.endsWith('.html.gz')).sort()) {
  const { document, url } = parsePage(await readUnpacked(join(folder, file)), null);
  const result = extractArticle(document, { url });
  if (result.kind === 'article' && result.article.language === 'en') {
    pages.push(result.article.sentences.map(({ block, text }) => ({ block, text })));
  }
  document.defaultView?.close();
}
writeFileSync(join(import.meta.dirname, '.work/pages.json'), JSON.stringify(pages));
console.log(`${pages.length} articles, ${pages.flat().length} sentences`);
