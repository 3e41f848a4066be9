import { expect, it, vi } from 'vitest';
import { createCardActions } from './cardactions.ts';

const quote = { exact: 'Europe must arm itself.', prefix: '', suffix: '', start: 0, end: 23 };
const claim = { essay: 'e', claim: 'c' };

it('keeps a note on the page that the match was met on, where another address has come since', async () => {
  const issueNoteToken = vi.fn(async () => 'token');
  const actions = createCardActions({
    edges: { ask: { issueNoteToken }, noteFrameUrl: (token: string) => token },
    describe: () => ({ page: 'https://news.test/next', title: 'Next' }),
  } as never);
  await actions.noteFrameUrl(quote, { ...claim, home: { page: 'https://news.test/first', title: 'First' } });
  await actions.noteFrameUrl(quote, claim);
  expect(issueNoteToken.mock.calls).toEqual([
    [{ page: 'https://news.test/first', title: 'First', quote, claim }],
    [{ page: 'https://news.test/next', title: 'Next', quote, claim }],
  ]);
});
