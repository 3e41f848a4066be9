import { expect, it } from 'vitest';
import { parseCsv } from './csv.ts';

it('reads quoted commas, quotes and line breaks', () => {
  expect(parseCsv('id,text\r\na,"one, ""two""\nthree"\nb,plain\n')).toEqual([
    { id: 'a', text: 'one, "two"\nthree' },
    { id: 'b', text: 'plain' },
  ]);
  expect(parseCsv('id,text\n')).toEqual([]);
});
