// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { renewWithPage } from './renewal.ts';

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

it('begins anew with another root element, once it has a body, and no more after its end', async () => {
  const lives: AbortController[] = [];
  const begin = vi.fn(() => {
    const life = new AbortController();
    lives.push(life);
    return { signal: life.signal, endIfCutOff: () => {}, end: () => life.abort() };
  });
  renewWithPage(document, begin);
  document.body.append('Text');
  await turn();
  expect(begin).toHaveBeenCalledTimes(1);

  const root = document.createElement('html');
  document.documentElement.remove();
  await turn();
  document.append(root);
  await turn();
  expect(begin).toHaveBeenCalledTimes(1);
  root.append(document.createElement('body'));
  await turn();
  expect(lives.map(({ signal }) => signal.aborted)).toEqual([true, false]);

  lives[1]!.abort();
  const last = document.createElement('html');
  last.append(document.createElement('body'));
  root.replaceWith(last);
  await turn();
  expect(begin).toHaveBeenCalledTimes(2);
});
