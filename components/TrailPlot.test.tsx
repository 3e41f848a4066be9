// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { TrailPlot } from './TrailPlot.tsx';

const WEEKS = [
  { name: '2026-02-23', agrees: 4, disputes: 0 },
  { name: '2026-03-02', agrees: 0, disputes: 0 },
  { name: '2026-03-09', agrees: 1, disputes: 2 },
];

afterEach(() => render(null, document.body));
const heights = (kind: string) =>
  [...document.querySelectorAll(`rect.${kind}`)].map((bar) => Number(bar.getAttribute('height')));

it('draws each week’s counts on one scale, agreeing above the line and disputing below it', () => {
  render(<TrailPlot weeks={WEEKS} />, document.body);
  const [four] = heights('agrees');
  expect(heights('agrees')).toEqual([four, 0, four! / 4]);
  expect(heights('disputes')).toEqual([0, 0, four! / 2]);
  const line = Number(document.querySelector('rect.line')?.getAttribute('y'));
  const bars = [...document.querySelectorAll('rect.agrees')];
  expect(bars.map((bar) => Number(bar.getAttribute('y')) + Number(bar.getAttribute('height')))).toEqual([
    line,
    line,
    line,
  ]);
});

it('says in words what it shows', () => {
  render(<TrailPlot weeks={WEEKS} />, document.body);
  expect(document.querySelector('svg')?.getAttribute('aria-label')).toContain('23 Feb 2026');
  expect([...document.querySelectorAll('title')].at(-1)?.textContent).toBe('Week of 9 Mar 2026: 1 agree, 2 dispute');
});

it('draws nothing where there is nothing', () => {
  render(<TrailPlot weeks={[]} />, document.body);
  expect(document.body.innerHTML).toBe('');
});
