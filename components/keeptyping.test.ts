// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepTyping } from './keeptyping.ts';

const LEAVES = { bubbles: true, cancelable: true, composed: true };
const EVENTS = {
  ...Object.fromEntries(['keydown', 'keypress', 'keyup'].map((type) => [type, KeyboardEvent])),
  ...Object.fromEntries(['beforeinput', 'input'].map((type) => [type, InputEvent])),
  ...Object.fromEntries(
    ['compositionstart', 'compositionupdate', 'compositionend'].map((type) => [type, CompositionEvent]),
  ),
  ...Object.fromEntries(['paste', 'copy', 'cut', 'textInput'].map((type) => [type, Event])),
};
const TYPES = Object.keys(EVENTS);
const make = (type: string) => new EVENTS[type]!(type, LEAVES);

let ending: AbortController;
let host: HTMLElement;
let shadow: ShadowRoot;
let search: HTMLInputElement;
let button: HTMLButtonElement;
let own: HTMLInputElement;
const heard = vi.fn();

beforeEach(() => {
  ending = new AbortController();
  host = document.createElement('div');
  shadow = host.attachShadow({ mode: 'closed' });
  search = Object.assign(document.createElement('input'), { type: 'search' });
  button = document.createElement('button');
  own = document.createElement('input');
  shadow.append(search, button);
  document.body.replaceChildren(host, own);
  keepTyping(window, host, shadow, ending.signal);
  heard.mockClear();
});
afterEach(() => ending.abort());

/** The page listens on the way down and on the way up. */
function listen(type: string): void {
  for (const target of [window, document, document.body])
    for (const capture of [true, false]) target.addEventListener(type, heard, { capture, signal: ending.signal });
}

it.each(TYPES)('keeps %s in a search from the page, wherever that listens', (type) => {
  listen(type);
  search.focus();
  search.dispatchEvent(make(type));
  expect(heard).not.toHaveBeenCalled();
});

it.each(TYPES)('leaves the page %s in its own field, and on our buttons', (type) => {
  listen(type);
  for (const field of [own, button]) {
    heard.mockClear();
    field.focus();
    field.dispatchEvent(make(type));
    expect(heard).toHaveBeenCalledTimes(6);
  }
});

it('lets the field hear that its words changed, and nothing of keys that a script made', () => {
  search.addEventListener('input', heard);
  search.addEventListener('keydown', heard);
  search.focus();
  search.dispatchEvent(new InputEvent('input', LEAVES));
  expect(heard.mock.calls.map(([{ type }]) => type)).toEqual(['input']);
  search.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ...LEAVES }));
  expect(heard).toHaveBeenCalledTimes(1);
});

it('hands on a key that the reader pressed, and what the field makes of it', () => {
  const listeners = new Map<string, (event: object) => void>();
  const view = { addEventListener: (type: string, listener: never) => void listeners.set(type, listener) };
  keepTyping(view as never, host, shadow, ending.signal);
  search.focus();
  search.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());
  const press = (key: string) => {
    const event = { type: 'keydown', key, cancelable: true, isTrusted: true, target: host };
    const [preventDefault, stopImmediatePropagation] = [vi.fn(), vi.fn()];
    listeners.get('keydown')!({ ...event, preventDefault, stopImmediatePropagation });
    expect(stopImmediatePropagation).toHaveBeenCalledOnce();
    return preventDefault;
  };
  expect(press('Enter')).toHaveBeenCalledOnce();
  expect(press('j')).not.toHaveBeenCalled();
});
