import { expect, it } from 'vitest';
import { sumCost } from './pagecost.ts';

const OURS = 'chrome-extension://abc/';
const event = (name: string, ts: number, dur: number, url?: string, tid = 1) => ({
  name,
  ph: 'X',
  pid: 1,
  tid,
  ts,
  dur,
  args: { data: url === undefined ? {} : { url } },
});

it('counts our scripts and what names none, each once, and nobody else’s', () => {
  const events = [
    event('RunTask', 0, 900),
    event('RunMicrotasks', 100, 500),
    event('RunTask', 1_000, 9_000),
    { ...event('EvaluateScript', 1_000, 4_000, `${OURS}lookout.js`), tdur: 1_000 },
    event('RunMicrotasks', 2_000, 1_000),
    event('RunTask', 20_000, 7_000),
    event('RunMicrotasks', 20_000, 6_000),
    event('RunTask', 30_000, 5_000),
    event('FunctionCall', 30_000, 2_000, 'http://127.0.0.1/page'),
    event('RunMicrotasks', 32_000, 1_000),
    event('RunTask', 20_000, 7_000, undefined, 2),
    event('RunMicrotasks', 20_000, 6_000, undefined, 2),
  ];
  expect(sumCost(events, OURS)).toEqual({ total: 7, clock: 10, evaluation: 1, longest: 6 });
  expect(sumCost(events.slice(5), OURS)).toBeNull();
});
