// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Essay } from '@/utils/essays/essay.ts';
import { pastedText } from '@/utils/library/preview.ts';
import { sendMessage } from '@/utils/messaging/protocol.ts';
import { usePreview } from './usepreview.ts';

vi.mock('@/utils/messaging/protocol.ts', () => ({ sendMessage: vi.fn() }));

const essay = (...texts: string[]): Essay => ({
  id: 'e',
  title: 'Reefs',
  author: 'A',
  themes: [{ id: 't', label: 'Reefs' }],
  claims: texts.map((text, i) => ({ id: `c${i}`, theme: 't', text })),
});
const text = pastedText('The reefs of the bay are dying under the nets of trawlers.');

let preview: ReturnType<typeof usePreview>;
function Host({ of }: { of: Essay }) {
  preview = usePreview(of);
  return null;
}
const show = (of: Essay) => act(() => render(<Host of={of} />, document.body));
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms).then(() => {}));
/** The claims that were asked about, a list for each time. */
const asked = () =>
  vi
    .mocked(sendMessage)
    .mock.calls.map(([, data]) => (data as { draft: Essay }).draft.claims.map((claim) => claim.text));

beforeEach(() => {
  vi.useFakeTimers();
  vi.mocked(sendMessage).mockReset();
  vi.mocked(sendMessage).mockResolvedValue([] as never);
});
afterEach(async () => {
  await act(() => render(null, document.body));
  vi.useRealTimers();
});

it('tries claims that are changed on the same text again, once the reader pauses', async () => {
  const first = essay('Reefs die.');
  await show(first);
  await act(() => preview.start(async () => text));
  expect([preview.state.kind, preview.outdated]).toEqual(['done', null]);
  await show(essay('Reefs are dying.'));
  await pass(600);
  await show(essay('Reefs are dying out.'));
  expect(preview.outdated).toBe('read again');
  await pass(600);
  expect(asked()).toEqual([['Reefs die.']]);
  await pass(600);
  expect(asked()).toEqual([['Reefs die.'], ['Reefs are dying out.']]);
  expect([preview.state.kind, preview.outdated]).toEqual(['done', null]);
});

it('reads nothing again where only the citation changed, nor after the reader stopped it', async () => {
  const first = essay('Reefs die.');
  await show(first);
  await act(() => preview.start(async () => text));
  await show({ ...first, author: 'B' });
  await pass(5000);
  expect(preview.outdated).toBeNull();
  await act(() => preview.stop());
  await show(essay('Reefs are dying.'));
  await pass(5000);
  expect([asked().length, preview.outdated]).toEqual([1, 'stopped']);
});
