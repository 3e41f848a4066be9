import { expect, it } from 'vitest';
import { exportFileName } from './exportname.ts';

it('names the file by the reader’s own day, in digits that sort', () => {
  expect(exportFileName('notes', 'md', new Date(2026, 2, 4, 23, 59))).toBe('throughline-notes-2026-03-04.md');
});
