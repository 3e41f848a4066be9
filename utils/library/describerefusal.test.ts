import { expect, it } from 'vitest';
import { NOT_ARTICLE_REASONS } from '../article/article.ts';
import { describeRefusal } from './describerefusal.ts';

const URL_OF_IT = new URL('https://bay.example/reefs');
const THEN = 'choose that tab';

it.each([
  ['text/html', 200],
  ['application/xhtml+xml', 200],
  // Firefox and old servers do not always tell.
  ['text/html', 0],
])('has nothing against %s with %d', (type, status) => {
  expect(describeRefusal(URL_OF_IT, { type, status }, THEN)).toBeNull();
});

it.each([
  [{ type: 'text/html', status: 404 }, 'no such page on bay.example'],
  [{ type: 'text/html', status: 403 }, 'Sign in there'],
  [{ type: 'text/html', status: 503 }, 'Try again later'],
  [{ type: 'application/json', status: 200 }, 'no web page (application/json)'],
  ['too-large', 'too long'],
  ['unread-site', 'never read'],
  ['silent', 'could not read'],
  ['silent', 'in a tab of your own; then choose that tab.'],
  [{ type: 'text/html', status: 401 }, 'then choose that tab.'],
  ['too-short', 'sign in'],
] as const)('says of %j: %s', (found, words) => {
  expect(describeRefusal(URL_OF_IT, found, THEN)).toContain(words);
});

it.each(NOT_ARTICLE_REASONS)('has a sentence for a page that is %s', (reason) => {
  expect(describeRefusal(URL_OF_IT, reason, THEN)).toMatch(/\.$/);
});
