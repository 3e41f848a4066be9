import { join } from 'node:path';
import { expect, it } from 'vitest';

interface Report {
  testResults?: { name: string; assertionResults: { status: string }[] }[];
}

// By an address that is told here: the type check knows no plain JavaScript.
const address = './skippedtests.mjs';
const { describeSkipped } = (await import(address)) as { describeSkipped(reports: Report[], root: string): string };

const ROOT = join('/', 'tree');
const file = (name: string, ...statuses: string[]) => ({
  name: join(ROOT, 'e2e', name),
  assertionResults: statuses.map((status) => ({ status })),
});

it('counts the tests that were skipped, by file', () => {
  const reports = [
    { testResults: [file('a.test.ts', 'passed', 'failed')] },
    // One that was never written.
    {},
    { testResults: [file('b.test.ts', 'skipped', 'skipped'), file('c.test.ts', 'passed', 'todo')] },
  ];
  expect(describeSkipped(reports, ROOT)).toBe('3 skipped: e2e/b.test.ts (2), e2e/c.test.ts (1)');
});

it('says nothing where none was', () => {
  expect(describeSkipped([{ testResults: [file('a.test.ts', 'passed')] }], ROOT)).toBe('');
});
