// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { sendMessage } from '@/utils/messaging/protocol.ts';
import { OnSelection } from './OnSelection.tsx';

vi.mock('@/utils/messaging/protocol.ts', () => ({ sendMessage: vi.fn() }));

const show = (tab: number) => act(() => render(<OnSelection tab={tab} />, document.body));
const told = () => document.querySelector('[role=status]')!.textContent;
afterEach(() => act(() => render(null, document.body)));

it('tells of the tab that was asked, and of no other that came to the front', async () => {
  vi.mocked(sendMessage).mockResolvedValue('none' as never);
  await show(1);
  await act(async () => document.querySelector('button')!.click());
  await act(() => vi.waitFor(() => expect(told()).toMatch(/Select a sentence/)));
  await show(2);
  expect(told()).toBe('');
});
