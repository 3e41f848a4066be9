import { afterEach, expect, it, vi } from 'vitest';
import { backupFileName } from './backup.ts';

afterEach(() => vi.unstubAllEnvs());

it.each([
  ['America/New_York', '2026-03-01'],
  ['Pacific/Auckland', '2026-03-02'],
])('names the file in %s by the reader’s own day', (zone, day) => {
  vi.stubEnv('TZ', zone);
  expect(backupFileName({ exported: '2026-03-02T01:30:00.000Z' })).toBe(`throughline-backup-${day}.json`);
});
