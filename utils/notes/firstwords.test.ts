import { expect, it } from 'vitest';
import { firstWords } from './firstwords.ts';

it.each([
  ['  Short\n as it is. ', 'Short as it is.'],
  [`${'word '.repeat(20)}end`, `${'word '.repeat(11)}word…`],
  ['x'.repeat(70), `${'x'.repeat(60)}…`],
  ['😀'.repeat(61), `${'😀'.repeat(60)}…`],
])('calls %j %j', (text, name) => expect(firstWords(text)).toBe(name));
