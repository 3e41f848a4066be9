// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { JoinedWords } from './JoinedWords.tsx';

it('joins words with each apart from the others, and leaves out what is empty', async () => {
  await act(() => render(<JoinedWords parts={['Ann', undefined, '\u202eBay Post', '', '<b>']} />, document.body));
  expect(document.body.innerHTML).toBe('<bdi>Ann</bdi>, <bdi>\u202eBay Post</bdi>, <bdi>&lt;b&gt;</bdi>');
});
