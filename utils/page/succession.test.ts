// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { succeedOlderScript } from './succession.ts';

it('ends the older script and leaves the newer one running', () => {
  const older = succeedOlderScript(document);
  expect(older.aborted).toBe(false);
  const newer = succeedOlderScript(document);
  expect(older.aborted).toBe(true);
  expect(newer.aborted).toBe(false);
});
