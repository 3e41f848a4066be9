// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { TagField } from './TagField.tsx';

afterEach(() => act(() => render(null, document.body)));

it('adds the tag that is typed when its tab goes, before those who listened earlier hand over what they have', async () => {
  const heard: string[] = [];
  const onChange = vi.fn((tags: string[]) => void heard.push(tags.join()));
  const handOver = () => void heard.push('handed over');
  window.addEventListener('pagehide', handOver);
  await act(() => render(<TagField tags={['reefs']} label="Tags" onChange={onChange} />, document.body));
  const field = document.querySelector('input')!;
  field.value = 'trawl';
  await act(() => void field.dispatchEvent(new InputEvent('input', { bubbles: true })));
  await act(() => void window.dispatchEvent(new Event('pagehide')));
  window.removeEventListener('pagehide', handOver);
  expect(heard).toEqual(['reefs,trawl', 'handed over']);
});
