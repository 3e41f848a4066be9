// @vitest-environment jsdom
import { type ComponentChildren, render } from 'preact';
import { useRef } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { useFocusKept } from './usefocuskept.ts';

afterEach(() => act(() => render(null, document.body)));

function Page({ children }: { children: ComponentChildren }) {
  const main = useRef<HTMLElement>(null);
  useFocusKept(main);
  return (
    <main ref={main} tabIndex={-1}>
      {children}
    </main>
  );
}
const item = (words: string) => (
  <article key={words}>
    {words} <button type="button">Delete {words}</button>
  </article>
);
const more = (
  <button key="more" type="button">
    More
  </button>
);
const draw = (children: ComponentChildren) => act(() => render(<Page>{children}</Page>, document.body));
const press = (words: string) => [...document.querySelectorAll('button')].find((one) => one.textContent === words)!;
const settled = () => new Promise((resolve) => setTimeout(resolve, 150));
const focused = () => document.activeElement!;

it.each([
  ['what followed', 'two', ['one', 'three'], 'three'],
  ['what stood before, at the end', 'three', ['one', 'two'], 'two'],
])('gives the keyboard to %s when what it was on goes', async (_, gone, left, place) => {
  await draw([<h1 key="h">Notes</h1>, ...['one', 'two', 'three'].map(item)]);
  press(`Delete ${gone}`).focus();
  await draw([<h1 key="h">Notes</h1>, ...left.map(item)]);
  await vi.waitFor(() => expect(focused().localName).toBe('article'));
  expect(focused().textContent).toContain(place);
  // It is no stop of its own afterwards.
  press('Delete one').focus();
  expect(document.querySelector('article[tabindex]')).toBeNull();
});

it('gives it to what came in the place', async () => {
  await draw([item('one'), more]);
  press('More').focus();
  await draw([item('one'), item('two'), item('three')]);
  await vi.waitFor(() => expect(focused().textContent).toContain('two'));
});

it('gives it to no button: a key held down would press it', async () => {
  const bar = (children: ComponentChildren) => [<div key="bar">{children}</div>, more, item('one')];
  await draw(bar(<button type="button">Undo</button>));
  press('Undo').focus();
  await draw(bar(null));
  await vi.waitFor(() => expect(focused().localName).toBe('article'));
});

it('leaves alone who went elsewhere before, or takes the focus by himself', async () => {
  await draw([item('one'), item('two')]);
  press('Delete one').focus();
  press('Delete one').blur();
  await Promise.resolve();
  await draw([item('two')]);
  await settled();
  expect(focused()).toBe(document.body);
  press('Delete two').focus();
  await draw([item('three')]);
  press('Delete three').focus();
  await settled();
  expect(focused()).toBe(press('Delete three'));
});

it.each([
  ['to what follows a button that is switched off', true, 'two notes tagged'],
  ['back to one that is on again', false, 'Tag'],
])('gives it %s', async (_, stays, place) => {
  const bar = (disabled: boolean) => [
    <p key="bar">
      <button type="button" disabled={disabled}>
        Tag
      </button>
    </p>,
    <p key="said">two notes tagged</p>,
  ];
  await draw(bar(false));
  press('Tag').focus();
  await draw(bar(true));
  // As browsers do of themselves, which jsdom does not.
  press('Tag').blur();
  if (!stays) await draw(bar(false));
  await vi.waitFor(() => expect(focused().textContent).toBe(place));
});
