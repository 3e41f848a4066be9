import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Scorer } from '../utils/matching/scorer.ts';
import { createNodeScorer } from '../utils/model/node.ts';
import { makeEssay } from './argkp.ts';
import { benchGold } from './gold.ts';
import { middleAndTail } from './metrics.ts';
import { type Row } from './row.ts';

/**
 * Where `model/export.py matcher` leaves the graphs before they are rounded to 8 bits, or where `THROUGHLINE_FP32` says; not
 * part of the repository.
 */
export const FP32 = process.env.THROUGHLINE_FP32 ?? fileURLToPath(new URL('../model/.work/matcher', import.meta.url));

const SENTENCE = 'The minister said in Riga on Monday that Moscow would keep the land that it has taken.';
const RUNS = 40;

/** Sets the shipped 8-bit graphs against those they were rounded from: F, and time of a sentence. */
export async function benchFp32(openShipped: () => Promise<Scorer>): Promise<Row[]> {
  if (!existsSync(FP32))
    return [{ set: 'fp32', measure: 'skipped', value: '-', note: 'model/export.py was not run here' }];
  const exact = await createNodeScorer({ models: FP32 });
  const gold = (await benchGold(async () => exact)) ?? [];
  const [slow, fast] = [await timeSentence(exact), await timeSentence(await openShipped())];
  return [
    ...gold.filter(({ measure }) => measure.startsWith('F ')).map((row) => ({ ...row, set: `fp32: ${row.set}` })),
    {
      set: 'fp32',
      measure: 'times slower than the 8 bits, a sentence',
      value: (slow / fast).toFixed(1),
      note: `medians of ${RUNS}, in turn: ${slow.toFixed(0)} and ${fast.toFixed(0)} ms, 40 claims`,
    },
  ];
}

async function timeSentence(scorer: Scorer): Promise<number> {
  const essay = makeEssay(
    'timing',
    Array.from({ length: 40 }, (_, i) => ({
      id: `c${i}`,
      theme: 't',
      text: `Moscow will keep piece ${i} of the land that it holds.`,
    })),
  );
  await scorer.score([{ text: SENTENCE, context: '' }], essay);
  const times: number[] = [];
  for (let i = 0; i < RUNS; i += 1) {
    const start = performance.now();
    await scorer.score([{ text: `${SENTENCE} ${i}`, context: '' }], essay);
    times.push(performance.now() - start);
  }
  return middleAndTail(times).p50;
}
