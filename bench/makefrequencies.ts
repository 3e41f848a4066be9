/**
 * Writes `utils/matching/frequencies.ts`: how common a term is in the news and on the web. Run by hand when the
 * stemmer or the gazetteer changes: `npx tsx bench/makefrequencies.ts`. Word counts are all that leaves ../shared.
 */
import { writeFileSync } from 'node:fs';
import { packLevels, unpackLevels } from '../utils/matching/termlevels.ts';
import { countTerms } from '../utils/matching/terms.ts';
import { readReadabilityPages } from './pages.ts';
import { readTrainEssays } from './trainessays.ts';

/** Twenty-five labelled sentences are about as long as an article. */
const SENTENCES_PER_DOCUMENT = 25;
/** Rarer terms (in under 0.8 % of texts) are not listed, which keeps the table under 60 KB... */
const RAREST_LISTED = 19;
/** ...and all count as this rare: held by 0.4 % of texts. */
const UNLISTED = 22;

function shares(documents: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of documents)
    for (const term of countTerms(text).terms.keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  return new Map([...counts].map(([term, count]) => [term, (count + 0.5) / (documents.length + 1)]));
}

const train = readTrainEssays();
if (!train) throw new Error('../shared/train is absent');
const news = train.flatMap(({ articles, sentences }) => {
  const chunks: string[] = [];
  for (let i = 0; i < sentences.length; i += SENTENCES_PER_DOCUMENT)
    chunks.push(
      sentences
        .slice(i, i + SENTENCES_PER_DOCUMENT)
        .map(({ text }) => text)
        .join(' '),
    );
  return [...articles.map((article) => `${article.title}\n${article.text}`), ...chunks];
});
const pages = readReadabilityPages() ?? [];
const web = pages.flatMap(({ article }) =>
  article && article.words > 80 ? [`${article.title}\n${article.text}`] : [],
);
const inNews = shares(news);
const onWeb = shares(web);
const unseenNews = 0.5 / (news.length + 1);
const unseenWeb = 0.5 / (web.length + 1);

const rarities = [...new Set([...inNews.keys(), ...onWeb.keys()])].map((term): [string, number] => {
  const share = ((inNews.get(term) ?? unseenNews) + (onWeb.get(term) ?? unseenWeb)) / 2;
  return [term, -Math.log(share)];
});
const levels = packLevels(rarities).filter(([level]) => level <= RAREST_LISTED);
const kept = unpackLevels(levels).size;
writeFileSync(
  new URL('../utils/matching/frequencies.ts', import.meta.url),
  `// Written by bench/makefrequencies.ts: ${kept} terms of ${news.length} news texts of ours and ${web.length} web articles, half and half.
/** Terms by how rare they are: four times the natural logarithm of one over the share of texts that use them. */
export const TERMS_BY_RARITY: [quarterNats: number, terms: string][] = [
${levels.map(([level, terms]) => `  [${level}, '${terms}'],`).join('\n')}
];
/** The rarity of a term that is not listed. */
export const UNLISTED_RARITY = ${UNLISTED};
`,
);
console.log(`${kept} terms`);
