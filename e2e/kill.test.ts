import { expect, it } from 'vitest';
import { killWhileWriting } from './harness/killing.ts';

it('loses no note that was said to be saved when the browser is killed while notes are written', async () => {
  const { kills, acknowledged, lost } = await killWhileWriting(3);
  expect({ kills, lost }).toEqual({ kills: 3, lost: 0 });
  expect(acknowledged).toBeGreaterThan(0);
});
