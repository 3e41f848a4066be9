import { expect, it } from 'vitest';
import { readSite } from './readsite.ts';

it.each([
  ['news.example.com', 'news.example.com'],
  [' https://www.News.example/story?id=1 ', 'news.example'],
  ['news.example/politics', 'news.example'],
  ['', null],
  ['two words', null],
  ['word', null],
  ['file:///etc/passwd', null],
  ['javascript:alert(1)', null],
])('reads %j as %j', (typed, site) => {
  expect(readSite(typed)).toBe(site);
});
