import { killWhileWriting } from '../e2e/harness/killing.ts';
import type { Row } from './row.ts';

const KILLS = 100;

/** Kills a browser while notes are being written, and counts what was said to be saved and is gone. Takes minutes. */
export async function benchKill(): Promise<Row[]> {
  const { kills, acknowledged, lost } = await killWhileWriting(KILLS);
  return [
    {
      set: `${kills} kills of Chromium`,
      measure: 'acknowledged notes lost',
      value: String(lost),
      note: `of ${acknowledged} saves that were acknowledged`,
    },
  ];
}
