import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { readPublication } from './publication.ts';

const read = (head: string) =>
  readPublication(new JSDOM(`<html><head>${head}</head><body></body></html>`).window.document);

it('reads name and day', () => {
  expect(
    read(
      '<meta property="og:site_name" content=" The\n Bay "><meta property="article:published_time" content="2026-03-01T23:30:00-08:00">',
    ),
  ).toEqual({ name: 'The Bay', date: '2026-03-01' });
});

it.each(['', 'yesterday', '2026-02-31', '12026-03-01', '2026-03'])('leaves out "%s", which is no day', (said) => {
  expect(read(`<meta name="date" content="${said}">`)).toEqual({});
});
