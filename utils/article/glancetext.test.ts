// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { glanceText } from './glancetext.ts';
import { FIRST_ELEMENTS } from './prose.ts';

const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

it('gathers title, heading and paragraphs up to the limit', () => {
  const page = parse(`<title>Peace</title><h1>Why it holds</h1>${'<p>The alliance lasts.</p>'.repeat(500)}`);
  const text = glanceText(page, 200);
  expect(text).toMatch(/^Peace\nWhy it holds\nThe alliance lasts\.\n/);
  expect(text.length).toBeLessThanOrEqual(200);
});

it('finds prose outside paragraphs, never scripts', () => {
  const prose = 'Text that stands in a bare division, as older pages and mails have it.';
  const page = parse(`<body><script>/* ${prose} SCRIPT */</script><div>${prose}</div></body>`);
  expect(glanceText(page)).toContain(prose);
  expect(glanceText(page)).not.toContain('SCRIPT');
});

it('finds prose in open shadow trees and where it was put into their slots', () => {
  const prose = (word: string) => `Text about ${word} that is long enough to be prose and to be read at a glance.`;
  const page = parse(`<body><news-story><b slot="lead">${prose('slots')}</b></news-story></body>`);
  const root = page.querySelector('news-story')!.attachShadow({ mode: 'open' });
  root.innerHTML = `<style>/* ${prose('STYLE')} */</style><slot name="lead"></slot><p>${prose('shadows')}</p>`;
  expect(glanceText(page)).toContain(prose('slots'));
  expect(glanceText(page)).toContain(prose('shadows'));
  expect(glanceText(page)).not.toContain('STYLE');
});

it('looks at the beginning of a flood of pieces of text, and at no more', () => {
  const prose = (place: string) =>
    `Text ${place} a flood of pieces, long enough to be prose and to be read at a glance.`;
  const page = parse(
    `<body><div>${prose('before')}</div>${'<b>a</b>'.repeat(4000)}<div>${prose('after')}</div></body>`,
  );
  expect(glanceText(page)).toContain(prose('before'));
  expect(glanceText(page)).not.toContain(prose('after'));
});

it('asks no more than the first elements of a page, and of each tree, for their shadow trees', () => {
  const prose = 'Text in a tree of the shadows, long enough to be prose and to be read at a glance.';
  const page = parse(`<body><my-app></my-app>${'<div role="gridcell"><span>1</span></div>'.repeat(2000)}</body>`);
  page.querySelector('my-app')!.attachShadow({ mode: 'open' }).innerHTML = `<p>${prose}</p>${'<b>2</b>'.repeat(2000)}`;
  const asked = vi.spyOn(page.defaultView?.Element.prototype ?? Element.prototype, 'shadowRoot', 'get');
  expect(glanceText(page)).toContain(prose);
  expect(asked.mock.calls.length).toBeGreaterThan(0);
  expect(asked.mock.calls.length).toBeLessThanOrEqual(2 * FIRST_ELEMENTS);
  asked.mockRestore();
});
