// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { NotArticleReason } from './article.ts';
import { extractArticle } from './extract.ts';

const SENTENCE =
  'The ministers agreed on Tuesday to keep the sanctions for another year, although two of them had asked for more time. ';
const paragraphs = (count: number) => Array.from({ length: count }, () => `<p>${SENTENCE.repeat(2)}</p>`).join('');
const many = (count: number, html: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => html(i)).join('');
const jsonLd = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

function judge(body: string, { url = 'https://example.org/2026/05/a-page', head = '' } = {}): string {
  const html = `<!doctype html><html lang="en"><head><title>A page</title>${head}</head><body>${body}</body></html>`;
  const result = extractArticle(new DOMParser().parseFromString(html, 'text/html'), { url });
  return result.kind === 'article' ? 'article' : result.reason;
}

const teaser = (i: number) =>
  `<article class="card"><h3><a href="/s/${i}">Ministers agree on sanctions number ${i} after a long night</a></h3>
   <p>Two of them had asked for more time.</p><time>${i} hours ago</time></article>`;
const result = (i: number) =>
  `<div class="g"><a href="https://site${i}.example/"><h3>Result number ${i}</h3><cite>site${i}.example</cite></a>
   <span>Jan 3, 2026 — ${SENTENCE}</span></div>`;
const excerpt = (i: number) =>
  `<div class="item"><h2><a href="/2026/05/story-${i}">Ministers agree on sanctions number ${i}</a></h2>
   <p>${SENTENCE}In the end none of them voted against it. […]</p><a href="/2026/05/story-${i}">Read more</a></div>`;
const entry = (i: number) =>
  `<div class="entry"><h2><a href="/2026/05/a-page?entry=${i}">Minister number ${i} speaks</a></h2><p>${SENTENCE}</p></div>`;
const product = `<h1>Garden chair</h1><span class="price">€49.00</span><form action="/cart/add"><button>Add to cart</button></form>
   <div class="description">${paragraphs(4)}</div>`;

describe('what is an article', () => {
  it.each([
    ['a news article', `<article><h1>Ministers agree</h1>${paragraphs(5)}</article>`, {}],
    [
      'an opinion column',
      `<main><h1>They were wrong</h1><p class="byline">By A. Writer</p>${paragraphs(6)}</main>`,
      {},
    ],
    ['a post on a blog’s own domain', `<div class="post"><h2>On sanctions</h2>${paragraphs(5)}</div>`, {}],
    [
      'a long read with lists',
      `<article><h1>How it came</h1>${paragraphs(20)}<ul>${many(9, (i) => `<li>Point ${i}</li>`)}</ul></article>`,
      {},
    ],
    [
      'an article below many teasers',
      `<div>${many(20, teaser)}</div><main><article><h1>Ministers agree</h1>${paragraphs(8)}</article></main>`,
      {},
    ],
    [
      'an article that recommends a product and shows a video',
      `<article><h1>The best chairs</h1>${paragraphs(6)}</article>`,
      {
        head:
          jsonLd([{ '@type': 'NewsArticle' }, { '@type': 'Product' }]) +
          '<meta property="og:type" content="video.other">',
      },
    ],
    ['a live blog whose short entries link to themselves', `<main><h1>Live</h1>${many(12, entry)}</main>`, {}],
    [
      'a roundup that calls itself an article',
      `<main><h1>The week</h1>${many(12, excerpt)}</main>`,
      { head: '<meta property="og:type" content="article">' },
    ],
    [
      'an article above linked teasers with text',
      `<main><h1>Ministers agree</h1>${paragraphs(6)}${many(6, excerpt)}</main>`,
      {},
    ],
    [
      'an article with broken data',
      `<article><h1>Ministers agree</h1>${paragraphs(5)}</article>`,
      { head: '<script type="application/ld+json">{"@type": </script>' },
    ],
  ])('%s', (_, body, where) => {
    expect(judge(body, where)).toBe('article');
  });
});

describe('what is none', () => {
  it.each<[string, string, { url?: string; head?: string }, NotArticleReason[]]>([
    [
      'a home page',
      `<main>${many(40, teaser)}</main>`,
      { url: 'https://example.org/' },
      ['listing', 'no-article', 'too-short'],
    ],
    [
      'a section front that says so',
      `<main><h1>Europe</h1>${paragraphs(3)}${many(30, teaser)}</main>`,
      { url: 'https://example.org/europe', head: jsonLd({ '@graph': [{ '@type': 'CollectionPage' }] }) },
      ['listing'],
    ],
    [
      'search results',
      `<main>${many(12, result)}</main>`,
      { url: 'https://search.example/search?q=sanctions' },
      ['listing'],
    ],
    [
      'search results by path',
      `<main><h1>nato</h1>${paragraphs(1)}${many(12, result)}</main>`,
      { url: 'https://example.org/search/nato%20expansion' },
      ['listing'],
    ],
    [
      'search results under a longer name',
      `<main><h1>nato</h1>${paragraphs(1)}${many(12, result)}</main>`,
      { url: 'https://example.org/site-search/?searchTerm=nato' },
      ['listing'],
    ],
    [
      'a section front with a few words of each story',
      `<main><h1>Europe</h1>${many(12, excerpt)}</main>`,
      { url: 'https://example.org/2026/05/' },
      ['listing'],
    ],
    ['a product', product, { head: jsonLd({ '@type': ['Product'], name: 'Garden chair' }) }, ['shop']],
    ['a product by Open Graph', product, { head: '<meta property="og:type" content="og:product">' }, ['shop']],
    ['a product by microdata', `<div itemscope itemtype="https://schema.org/Product">${product}</div>`, {}, ['shop']],
    [
      'a video',
      `<video></video><h1>Ministers agree</h1><div>${paragraphs(3)}</div>`,
      { head: '<meta property="og:type" content="video.other">' },
      ['video'],
    ],
    [
      'mail',
      `<div role="grid">${many(50, (i) => `<div role="row"><span>Anna ${i}</span><span>Re: the meeting on Tuesday</span></div>`)}</div>`,
      { url: 'https://post.example.org/inbox' },
      ['application', 'too-short'],
    ],
    [
      'a map',
      `<div role="application" aria-label="Map"><canvas></canvas></div><ul>${many(20, (i) => `<li>Café ${i}, open until six</li>`)}</ul>`,
      { url: 'https://maps.example.org/@52,13' },
      ['application', 'too-short'],
    ],
    [
      'an editor',
      `<div role="textbox" contenteditable="true">Notes for Tuesday</div>`,
      { url: 'https://pad.example.org/p/1' },
      ['application', 'too-short'],
    ],
    [
      'accounts of a bank',
      `<table>${many(40, (i) => `<tr><td>0${i % 9}.05.</td><td>Supermarket</td><td>-${i},20</td></tr>`)}</table>`,
      { url: 'https://example.org/accounts' },
      ['no-article', 'too-short', 'listing'],
    ],
    [
      'a log-in form',
      '<form><label>Name <input></label><label>Password <input type="password"></label><button>Log in</button></form>',
      {},
      ['too-short'],
    ],
  ])('%s', (_, body, where, reasons) => {
    expect(reasons).toContain(judge(body, where));
  });
});
