import { signal } from '@preact/signals';
import { beforeEach, expect, it, vi } from 'vitest';
import { sendMessage } from '@/utils/messaging/protocol.ts';
import { pageActions } from './pageactions.ts';

vi.mock('@/utils/messaging/protocol.ts', () => ({ sendMessage: vi.fn() }));

const sent = () => vi.mocked(sendMessage).mock.calls.map(([name]) => name as string);
let failure: unknown;
const actions = pageActions(7, signal<ReadonlySet<string>>(new Set()), (work) =>
  work().catch((error: unknown) => void (failure = error)),
);

beforeEach(() => {
  vi.mocked(sendMessage).mockReset();
  failure = null;
});

it('tells the page of a verdict once it is kept', async () => {
  let keep = () => {};
  vi.mocked(sendMessage).mockReturnValueOnce(new Promise<void>((resolve) => (keep = resolve)) as never);
  vi.mocked(sendMessage).mockRejectedValueOnce(new Error('the page has gone'));
  actions.onJudge('m', 'not-a-match');
  expect(sent()).toEqual(['setVerdict']);
  keep();
  await vi.waitFor(() => expect(sent()).toEqual(['setVerdict', 'verdictChanged']));
  await new Promise((resolve) => setTimeout(resolve));
  expect(failure).toBeNull();
});

it('tells the reader, and not the page, of a verdict that is not kept', async () => {
  vi.mocked(sendMessage).mockRejectedValueOnce(new Error('no room'));
  actions.onJudge('m', 'not-a-match');
  await vi.waitFor(() => expect(failure).toEqual(new Error('no room')));
  expect(sent()).toEqual(['setVerdict']);
});
