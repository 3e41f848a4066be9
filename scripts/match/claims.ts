import type { Article } from '../../utils/article/article.ts';
import { extractArticle } from '../../utils/article/extract.ts';
import { findClaims } from '../../utils/essays/claims.ts';
import type { Essay } from '../../utils/essays/essay.ts';
import { unwrapLines } from '../../utils/essays/plaintext.ts';
import { decodeText } from '../../utils/library/decodetext.ts';
import { PROSE } from '../../utils/library/sourceofpage.ts';
import { parsePage, readUnpacked } from './htmlfile.ts';
import { describe, InputError } from './problems.ts';

/** An HTML document, and not an op-ed that happens to begin with a sign. */
const HTML = /^\s*<(?:!doctype|html|head|body|article|!--|\?xml|[a-z][a-z0-9]*[\s>])/i;

/**
 * Finds the claims of an op-ed in a file. `source` counts in the file's text, or in the article's text of a page.
 * @throws InputError where there is no such file or no article in it
 */
export async function readClaims(name: string): Promise<Essay> {
  const text = decodeText(await readOrRefuse(name));
  // Each line end as long as it was: the places count in the file's own text.
  if (!HTML.test(text)) return findClaims(unwrapLines(text.replaceAll('\r\n', ' \n')));
  const page = parsePage(text, null);
  const result = extractArticle(page.document, { url: page.url });
  if (result.kind === 'not-article') throw new InputError(`${name}: no article found (${result.reason})`);
  const { article } = result;
  const essay = findClaims(proseOf(article));
  return { ...essay, title: article.title || essay.title, author: article.byline ?? essay.author };
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
