import { killWhileWriting } from '../e2e/harness/killing.ts';
import { killWhileRenewing } from '../e2e/harness/renewalkills.ts';
import type { Row } from './row.ts';

const KILLS = 100;
/** Of two kills each. */
const RENEWALS = 10;

/** Kills a browser while notes are being written and while it starts, and counts what was said to be saved and is gone. Takes minutes. */
export async function benchKill(): Promise<Row[]> {
  const { kills, acknowledged, lost } = await killWhileWriting(KILLS);
  const renewal = await killWhileRenewing(RENEWALS);
  return [
    {
      set: `${kills} kills of Chromium`,
      measure: 'acknowledged notes lost',
      value: String(lost),
      note: `of ${acknowledged} saves that were acknowledged`,
    },
    {
      set: `${renewal.kills} kills at its start, while the log is renewed`,
      measure: 'acknowledged notes lost',
      value: String(renewal.lost),
      note: `of ${renewal.notes}; the browser threw its database away ${renewal.thrownAway} times`,
    },
  ];
}
