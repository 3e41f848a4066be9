// @vitest-environment jsdom
import { Readability } from '@mozilla/readability';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Article } from './article.ts';
import { extractArticle, extractArticleInTurns } from './extract.ts';
import { copyPage, MOST_ELEMENTS, MOST_NODES, MOST_OF_A_PIECE } from './inertcopy.ts';
import { normalizeText } from './normalize.ts';

const FILL =
  'The alliance has kept the peace in Europe for decades, and most of its members say that they want it to last. ' +
  'Others, mainly in the east of the continent, fear that promises alone will not be enough when it matters. ';
const filler = (count: number): string => Array.from({ length: count }, () => `<p>${FILL}</p>`).join('');

function pageOf(body: string, head = ''): Document {
  const page = new DOMParser().parseFromString(
    `<!doctype html><html lang="en"><head><title>Peace - The Daily</title>${head}</head><body>${body}</body></html>`,
    'text/html',
  );
  return page;
}

function articleOf(
  page: Document,
  url = 'https://daily.example/world/peace',
): { article: Article; places: (Element | null)[] } {
  const result = extractArticle(page, { url });
  if (result.kind !== 'article') throw new Error(`not an article: ${result.reason}`);
  return result;
}

const blockTexts = (article: Article): string[] =>
  article.blocks.map(({ start, end }) => article.text.slice(start, end));

describe('extractArticle', () => {
  it('leads every block back to the live element that holds it', () => {
    const page = pageOf(`<main><article><h1>Peace</h1><h2>Why it holds</h2>${filler(3)}
      <blockquote><p>We will stay, said the minister, whatever the others may decide about it.</p></blockquote>
      <ul><li>First of the many points which were made there</li><li>Second one, with more<ul><li>Nested below the second</li></ul></li></ul>
      </article></main>`);
    const { article, places } = articleOf(page);
    expect(places).toHaveLength(article.blocks.length);
    for (const [i, text] of blockTexts(article).entries()) {
      expect(places[i]?.ownerDocument).toBe(page);
      expect(normalizeText(places[i]?.textContent ?? '')).toContain(text);
    }
    const kinds = Object.fromEntries(blockTexts(article).map((text, i) => [text, article.blocks[i]?.kind]));
    expect(kinds['Why it holds']).toBe('heading');
    expect(kinds['We will stay, said the minister, whatever the others may decide about it.']).toBe('quote');
    expect(kinds['Second one, with more']).toBe('item');
    expect(kinds['Nested below the second']).toBe('item');
  });

  it('leaves the live page exactly as it was', () => {
    const page = pageOf(`<div class="story" onclick="x()">${filler(4)}<div>Bare text.<br><br>More of it.</div></div>`);
    const before = new XMLSerializer().serializeToString(page);
    articleOf(page);
    expect(new XMLSerializer().serializeToString(page)).toBe(before);
  });

  it('makes paragraphs of line breaks and of text in bare divs', () => {
    const page = pageOf(
      `<div id="story">${FILL}${FILL}<br><br>After the first pair of breaks.<br>Same paragraph.<br/> <br/>Third one here.<div>In a div of its own, without paragraph.</div></div>`,
    );
    const { article } = articleOf(page);
    expect(blockTexts(article)).toEqual([
      `${FILL}${FILL}`.trim(),
      'After the first pair of breaks. Same paragraph.',
      'Third one here.',
      'In a div of its own, without paragraph.',
    ]);
  });

  it('leaves out what is hidden and what is furniture', () => {
    const { article } = articleOf(
      pageOf(`<article>${filler(4)}<p style="display:none">Secret one ${FILL}</p><p hidden>Secret two ${FILL}</p>
        <p aria-hidden="true">Secret three ${FILL}</p><script>secret()</script><nav>Secret four</nav></article>`),
    );
    expect(article.text).not.toMatch(/secret/i);
  });

  it.each(['aria-hidden="true"', 'inert'])('reads the page behind a dialog that sets %s on it', (kept) => {
    const behind = `<main>${filler(4)}<p aria-hidden="true">Secret ${FILL}</p></main>`;
    const dialog = `<div role="dialog" aria-modal="true"><p>We value your secrets. ${FILL}</p></div>`;
    for (const page of [`<div ${kept}>${behind}</div>`, `<div ${kept}><h1>Peace</h1>${filler(4)}</div>`]) {
      const { article } = articleOf(pageOf(`${page}${dialog}`));
      expect(blockTexts(article)).toEqual(Array.from({ length: 4 }, () => FILL.trim()));
    }
  });

  it('takes text of a page as text, never as markup', () => {
    const { article } = articleOf(
      pageOf(`<article>${filler(3)}<p>He wrote &lt;img src=x onerror=alert(1)&gt; in it.</p></article>`),
    );
    expect(article.text).toContain('He wrote <img src=x onerror=alert(1)> in it.');
  });

  it('keeps words in mid-sentence whatever their class says, and none that stand between sentences', () => {
    const { article } = articleOf(
      pageOf(`<article>${filler(3)}<p>The <span class="popup-term">allies</span> and the <b><i class="related">guarantor</i></b> want land. <span class="related">Related: ten more stories.</span> All of it is theirs.</p>
        <p><span class="dateline">KYIV, Ukraine</span> — Russian forces struck <a rel="author" class="author">her</a> city again, and the alliance that kept the peace of the continent said what it has always said about it.</p></article>`),
    );
    expect(blockTexts(article).slice(3)).toEqual([
      'The allies and the guarantor want land. All of it is theirs.',
      expect.stringMatching(/^KYIV, Ukraine — Russian forces struck her city again/),
    ]);
    expect(article.byline).toBeNull();
  });

  it('still takes the author off a line that says no more than who wrote', () => {
    const { article } = articleOf(
      pageOf(`<article><p>By <a rel="author">Jane Roe</a> and others</p>${filler(3)}</article>`),
    );
    expect(article.byline).toBe('Jane Roe');
  });

  it('survives hostile nesting and element names', () => {
    const deep = `${'<div>'.repeat(2000)}${filler(3)}${'</div>'.repeat(2000)}`;
    expect(
      articleOf(pageOf(`<article>${filler(2)}<o:p>Odd name.</o:p><x"y>Odder.</x"y>${deep}</article>`)).article.words,
    ).toBeGreaterThan(80);
  });

  it('gives the same in turns', async () => {
    const page = pageOf(`<article><h1>Peace</h1>${filler(20)}</article>`);
    expect(await extractArticleInTurns(page)).toEqual(extractArticle(page));
  });

  it('lets the page have a turn before Readability, and stops when it is told to', async () => {
    const page = pageOf(`<article><h1>Peace</h1>${filler(20)}</article>`);
    const order: string[] = [];
    vi.spyOn(Readability.prototype, 'parse').mockImplementation(() => void order.push('parse') as never);
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(((go: () => void) => {
      order.push('turn');
      queueMicrotask(go);
    }) as never);
    await extractArticleInTurns(page);
    expect(order.filter((step, i) => step !== order[i - 1])).toEqual(['turn', 'parse']);
    await expect(extractArticleInTurns(page, { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(order.filter((step) => step === 'parse')).toHaveLength(1);
  });

  it('keeps blocks and sentences in order, apart and true to the text', () => {
    const word = fc.constantFrom(
      'Gen.',
      'U.S.',
      'peace',
      'NATO',
      'the',
      'said.',
      'No.',
      '5',
      '"Why?"',
      '\u00a0',
      '\u00ad',
    );
    const paragraph = fc.array(word, { minLength: 1, maxLength: 25 }).map((words) => `<p>${words.join(' ')}</p>`);
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 6 }), (paragraphs) => {
        const { article } = articleOf(pageOf(`<article>${filler(3)}${paragraphs.join('')}</article>`));
        expect(article.text).toBe(blockTexts(article).join('\n\n'));
        for (const text of blockTexts(article)) expect(normalizeText(text)).toBe(text);
        let at = 0;
        for (const [i, { index, block, text, start, end }] of article.sentences.entries()) {
          expect(index).toBe(i);
          expect(article.text.slice(start, end)).toBe(text);
          expect(article.text.slice(at, start).trim()).toBe('');
          expect(start).toBeGreaterThanOrEqual(article.blocks[block]?.start ?? Infinity);
          expect(end).toBeLessThanOrEqual(article.blocks[block]?.end ?? -1);
          at = end;
        }
        expect(article.text.slice(at).trim()).toBe('');
      }),
      { numRuns: 25 },
    );
  });

  it('names title, byline, language and address', () => {
    const head = `<meta property="og:site_name" content="The Daily"><meta name="author" content="By Ann Ray">
      <link rel="canonical" href="https://www.daily.example/world/peace?utm_source=x&id=7#top">`;
    const { article } = articleOf(
      pageOf(`<article>${filler(4)}</article>`, head),
      'https://m.daily.example/world/peace',
    );
    expect(article).toMatchObject({
      title: 'Peace',
      byline: 'Ann Ray',
      language: 'en',
      url: 'https://www.daily.example/world/peace?id=7',
    });
  });
});

describe('pages that are no article', () => {
  const teaser =
    '<div class="card"><h3><a href="/a">Leaders meet again over peace in Europe</a></h3><p><a href="/a">Talks go on</a></p></div>';
  const cases: [string, string, string, string][] = [
    ['a short note', '<p>Only a few words here.</p>', '/note', 'too-short'],
    ['a listing', teaser.repeat(40), '/world', 'listing'],
    [
      'a front page with one teaser text',
      `${teaser.repeat(40)}<div class="content"><p>${FILL}</p></div>`,
      '/',
      'listing',
    ],
    ['a search', `<main>${filler(10)}</main>`, '/search?q=nato', 'listing'],
    [
      'a web application',
      '<div role="application"><div role="grid"><div>Inbox</div></div></div>',
      '/mail',
      'application',
    ],
    ['an enormous page', `<article>${'<i>a</i>'.repeat(MOST_ELEMENTS + 1)}</article>`, '/big', 'too-large'],
    ['an empty page', '', '/', 'too-short'],
  ];
  it.each(cases)('%s', (_name, body, path, reason) => {
    expect(extractArticle(pageOf(body), { url: `https://daily.example${path}` })).toEqual({
      kind: 'not-article',
      reason,
    });
  });
});

describe('a page made to hold its reader up', () => {
  it('is left alone when it is too many pieces of text', () => {
    const page = pageOf(`<article>${filler(3)}<p id="many"></p></article>`);
    const many = page.querySelector('#many')!;
    const pieces = page.createDocumentFragment();
    for (let i = 0; i <= MOST_NODES; i += 1) pieces.append('a');
    many.append(pieces);
    expect(extractArticle(page)).toEqual({ kind: 'not-article', reason: 'too-large' });
  });

  it('has of one that has grown too large the article in view read, where that is asked for', () => {
    const rest = '<i>a</i>'.repeat(MOST_ELEMENTS + 1);
    const page = pageOf(`<article><h1>One</h1>${filler(9)}</article><article id="two"><h1>Two</h1>${filler(9)}</article>
      <div>${rest}</div>`);
    page.querySelector('#two')!.getBoundingClientRect = () => new DOMRect(0, -10, 600, 700);
    const result = extractArticle(page, { inView: true });
    if (result.kind !== 'article') throw new Error(result.reason);
    expect(result.isPart).toBe(true);
    expect(result.places.every((place) => page.querySelector('#two')!.contains(place))).toBe(true);
    expect(extractArticle(page)).toEqual({ kind: 'not-article', reason: 'too-large' });
    // A teaser in view says nothing of the rest.
    page.querySelector('#two')!.innerHTML = '<h2>Two</h2><p>Read on elsewhere.</p>';
    expect(extractArticle(page, { inView: true })).toEqual({ kind: 'not-article', reason: 'too-large' });
    page.querySelector('#two')!.remove();
    expect(extractArticle(page, { inView: true })).toEqual({ kind: 'not-article', reason: 'too-large' });
  });

  it('has no more of one piece of text handled than the cap, and all else of the page', () => {
    const page = pageOf(
      `<article><p>${FILL.repeat(600)}</p>${filler(3)}<p>${'a\u200b\u200d\ufeff'.repeat(50_000)}</p><p>The end of it.</p></article>`,
    );
    const steps = copyPage(page, 'attributes');
    let step = steps.next();
    while (!step.done) step = steps.next();
    const pieces = step.value!.document.createTreeWalker(step.value!.document.body, 4);
    const lengths: number[] = [];
    while (pieces.nextNode()) lengths.push(pieces.currentNode.nodeValue!.length);
    expect(Math.max(...lengths)).toBe(MOST_OF_A_PIECE);
    const { article } = articleOf(page);
    expect(article.text.length).toBeLessThan(2 * MOST_OF_A_PIECE);
    expect(article.text).toContain(
      filler(1)
        .replace(/<[^>]*>/g, '')
        .trim()
        .slice(0, 60),
    );
    expect(article.text).toContain('The end of it.');
  });

  it('has a paragraph without end split like any other, every sentence whole and in its place', () => {
    const { article } = articleOf(pageOf(`<article><h1>Peace</h1><p>${FILL.repeat(200)}</p></article>`));
    expect(article.text.length).toBeGreaterThan(40_000);
    const [first, second] = FILL.trim().split(/(?<=\.) /);
    expect(new Set(article.sentences.map(({ text }) => text))).toEqual(new Set([first, second]));
    expect(article.sentences).toHaveLength(400);
    for (const { start, end, text } of article.sentences) expect(article.text.slice(start, end)).toBe(text);
  });

  it.each([
    ['words without a stop', 'The alliance has kept the peace in Europe '],
    ['letters without a space', 'peace'],
  ])('has %s cut, and loses nothing of them', (_name, text) => {
    const { article } = articleOf(
      pageOf(`<article>${filler(3)}<p>${text.repeat(1_000 * (text.includes(' ') ? 1 : 8))}</p></article>`),
    );
    const last = article.blocks.length - 1;
    const there = article.sentences.filter(({ block }) => block === last).map((sentence) => sentence.text);
    expect(there.length).toBeGreaterThan(1);
    expect(there.join(text.includes(' ') ? ' ' : '')).toBe(blockTexts(article).at(-1));
  });
});
