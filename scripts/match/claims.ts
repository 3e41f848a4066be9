import type { Article } from '../../utils/article/article.ts';
import { extractArticle } from '../../utils/article/extract.ts';
import { findClaims, makeId } from '../../utils/essays/claims.ts';
import type { Claim, Essay } from '../../utils/essays/essay.ts';
import { LONGEST_AUTHOR, LONGEST_TEXT, LONGEST_TITLE, parseEssay } from '../../utils/essays/parse.ts';
import { UNSEEN, unwrapLines } from '../../utils/essays/plaintext.ts';
import { decodeText } from '../../utils/library/decodetext.ts';
import { PROSE } from '../../utils/library/sourceofpage.ts';
import { parsePage, readUnpacked } from './htmlfile.ts';
import { describe, InputError } from './problems.ts';

/** An HTML document, and not an op-ed that happens to begin with a sign. */
const HTML = /^\s*<(?:!doctype|html|head|body|article|!--|\?xml|[a-z][a-z0-9]*[\s>])/i;

/** In no text, whatever its encoding, once that is decoded; in nearly every picture, archive and program. */
const NUL = '\0';

/**
 * Finds the claims of an op-ed in a file, as an essay that `--essay` takes. `source` counts in the file's text, or in the
 * article's text of a page.
 * @throws InputError where there is no such file, or no text, article or claim in it, or more text than an essay has
 */
export async function readClaims(name: string): Promise<Essay> {
  const text = decodeText(await readOrRefuse(name));
  if (text.includes(NUL)) throw new InputError(`${name}: not a text file`);
  const essay = HTML.test(text) ? claimsOfPage(name, text) : claimsOfText(name, text);
  if (essay.claims.length === 0) throw new InputError(`${name}: no claims found`);
  return parseEssay(essay);
}

/** As the library reads it, with nothing unseen in the claims; the places count in the file's own text. */
function claimsOfText(name: string, text: string): Essay {
  refuseOverlong(name, text);
  // Each line end as long as it was, what is unseen left out and each place told from where it was.
  const lines = text.replace(/\r\n/g, ' \n').replace(/[\r\u2028\u2029]/g, '\n');
  const seen = [...lines.matchAll(new RegExp(`(?!${UNSEEN.source})[^]`, 'gu'))];
  const essay = findClaims(unwrapLines(seen.map(([character]) => character).join('')));
  const places = seen.flatMap(({ 0: { length }, index }) => Array.from({ length }, (_, i) => index + i));
  const placed = ({ start, end }: NonNullable<Claim['source']>) => ({
    start: places[start]!,
    end: places[end - 1]! + 1,
  });
  return {
    ...essay,
    claims: essay.claims.map((claim) => ({ ...claim, ...(claim.source && { source: placed(claim.source) }) })),
  };
}

function claimsOfPage(name: string, html: string): Essay {
  const page = parsePage(html, null);
  const result = extractArticle(page.document, { url: page.url });
  if (result.kind === 'not-article') throw new InputError(`${name}: no article found (${result.reason})`);
  const { article } = result;
  refuseOverlong(name, article.text);
  const essay = findClaims(proseOf(article));
  const title = article.title.slice(0, LONGEST_TITLE).trim() || essay.title;
  const author = (article.byline ?? essay.author).slice(0, LONGEST_AUTHOR);
  return { ...essay, id: makeId(title), title, author };
}

/** The library keeps no more of an op-ed than this. */
function refuseOverlong(name: string, { length }: string): void {
  if (length > LONGEST_TEXT)
    throw new InputError(`${name}: text of ${length} characters, at most ${LONGEST_TEXT} are read`);
}

/** Blanks out what stands beside the author's sentences: captions, cells, headings but the title. */
function proseOf({ text, title, blocks }: Article): string {
  return blocks.reduce((prose, { kind, start, end }) => {
    if (PROSE.has(kind) || text.slice(start, end) === title) return prose;
    return prose.slice(0, start) + ' '.repeat(end - start) + prose.slice(end);
  }, text);
}

async function readOrRefuse(name: string): Promise<Buffer> {
  try {
    return await readUnpacked(name);
  } catch (error) {
    throw new InputError(`${name}: ${describe(error)}`, { cause: error });
  }
}
