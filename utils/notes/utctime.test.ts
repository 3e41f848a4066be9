import { afterEach, expect, it, vi } from 'vitest';
import { utcTime } from './utctime.ts';

afterEach(() => vi.unstubAllEnvs());

it.each([
  ['2026-01-05 10:15:30+00:00', '2026-01-05T10:15:30.000Z'],
  ['2026-01-05T10:15:30.123456+0200', '2026-01-05T08:15:30.123Z'],
  ['2026-01-05T10:15:30', '2026-01-05T10:15:30.000Z'],
  ['2026-01-05', '2026-01-05T00:00:00.000Z'],
  ['2026-01-05T10:15:30.000Z', '2026-01-05T10:15:30.000Z'],
  ['2026-13-45', null],
  ['+020000-01-01T00:00:00Z', null],
  ['yesterday', null],
  ['', null],
])('reads %j as %j', (text, time) => {
  expect(utcTime(text)).toBe(time);
});

it.each([
  ['January 5, 2026 10:15 AM', '2026-01-05T10:15:00.000Z'],
  ['Mon, 05 Jan 2026 10:15:00 GMT', '2026-01-05T10:15:00.000Z'],
  ['January 5, 2026 10:15 AM +0200', '2026-01-05T08:15:00.000Z'],
])('reads %j as %j wherever the computer stands', (text, time) => {
  vi.stubEnv('TZ', 'America/New_York');
  expect(utcTime(text)).toBe(time);
});
