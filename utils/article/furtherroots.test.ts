// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';
import { furtherRoots } from './furtherroots.ts';

const paragraph = (of: string, number: number) => `Paragraph ${number} of the ${of}. `.repeat(8).trim();
const article = (of: string, over = '') =>
  `<article id="${of}"><h2>The ${of}</h2>${over}${[1, 2, 3].map((each) => `<p>${paragraph(of, each)}</p>`).join('')}</article>`;
const READ = [1, 2, 3].map((each) => paragraph('first', each)).join('\n\n');
const found = () => furtherRoots(document, READ).map(({ id }) => id);

beforeEach(() => {
  document.body.innerHTML = article('first') + article('second');
});

it('finds the article that was appended, not the one that was read', () => {
  expect(found()).toEqual(['second']);
});

it('knows the article that was read by what follows a summary that was left out of it', () => {
  const summary = '<p>A summary over the article, long enough to tell one article from any other one.</p>';
  document.body.innerHTML = article('first', summary) + article('second', summary);
  expect(found()).toEqual(['second']);
});

it('takes no teaser and no comment for an article', () => {
  document.body.innerHTML = `${article('first')}<article id="teaser"><h2>Read also</h2><p>${paragraph('teaser', 1)}</p></article>
    <div class="comments">${article('remark')}</div>`;
  expect(found()).toEqual([]);
});

it.each(['commentary', 'section-commentisfree'])('finds it in a page of opinion, under %s', (name) => {
  document.body.className = 'single comments-open';
  document.body.innerHTML = `<main class="${name}">${document.body.innerHTML}</main>`;
  expect(found()).toEqual(['second']);
  document.body.className = '';
});

it('looks at so many paragraphs of an article and no more', () => {
  const endless = `<article id="endless"><h2>All</h2>${`<p>${paragraph('endless', 1)}</p>`.repeat(5_000)}</article>`;
  document.body.innerHTML = article('first') + endless;
  const read = vi.spyOn(Node.prototype, 'textContent', 'get');
  expect(found()).toEqual(['endless']);
  expect(read.mock.calls.length).toBeLessThan(500);
  read.mockRestore();
});
