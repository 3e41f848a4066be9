import { expect, it } from 'vitest';
import { isolate } from './isolate.ts';

it.each([
  ['Leave the reefs alone', '\u2068Leave the reefs alone\u2069'],
  ['סוף המערב', '\u2068סוף המערב\u2069'],
  ['\u202egpj.exe', '\u2068gpj.exe\u2069'],
  ['a\u2069\u202eb\u2066', '\u2068ab\u2069'],
])('keeps what turns the writing within %j', (words, isolated) => {
  expect(isolate(words)).toBe(isolated);
});
