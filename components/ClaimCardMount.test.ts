// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CLOSE_NOTE, type Card, type CardSubject } from '../utils/page/card.ts';
import type { KnownMatch } from '../utils/page/knownmatch.ts';
import { mountCard } from './ClaimCardMount.tsx';
import { byReader, hearReader } from './readerkeys.ts';

const quote = { exact: 'Europe must arm itself.', prefix: '', suffix: '', start: 0, end: 23 };
const match = (id: string, relation: KnownMatch['relation'] = 'agrees'): KnownMatch => ({
  id,
  sentence: 0,
  essay: 'e',
  claim: id,
  relation,
  score: 0.9,
  quote,
  why: { sentence: [], claim: [] },
});
const subject = (key: string, ...matches: KnownMatch[]): CardSubject => ({ key, quote, matches, hasNote: false });

const why = { sentence: [], claim: [] };
const guess = (claim: string) => ({ essay: 'e', essayTitle: 'T', claim, text: `Claim ${claim}`, score: 0.1, why });
const GUESSES = ['likely', 'less'].map(guess);

/** What the background answers: these are all claims, or some of so many. */
const guessed = (claims = GUESSES.length) => ({ likeliest: GUESSES, fitting: claims, claims, essays: 1 });

let card: Card;
let shadow: ShadowRoot;
const actions = {
  describeClaim: vi.fn(async ({ claim }: { claim: string }) => ({
    text: `Claim ${claim}`,
    essayTitle: 'T',
    author: 'A',
  })),
  setVerdict: vi.fn(),
  say: vi.fn(() => 'said'),
  guessClaims: vi.fn(async (_quote: object, _words?: string) => guessed()),
  openPanel: vi.fn(async () => false),
  noteFrameUrl: vi.fn(async () => 'about:blank'),
  closed: vi.fn(),
};

/** Does something, then lets what it set off come to rest: effects, answers, and the drawing of these. */
async function settle(work: () => void): Promise<void> {
  await act(work);
  await act(() => new Promise((resolve) => setTimeout(resolve)));
}
const open = (about: CardSubject, pinned = true) =>
  settle(() => card.open({ subject: about, rects: () => [new DOMRect(0, 0, 9, 9)], near: null, pinned }));
const buttons = () => [...shadow.querySelectorAll('button')];
const button = (name: string) => buttons().find(({ textContent }) => textContent === name)!;
const press = (key: string, init: KeyboardEventInit = {}) => {
  const how = { key, bubbles: true, cancelable: true, composed: true, ...init };
  const event = byReader(new KeyboardEvent('keydown', how));
  (shadow.activeElement ?? document.activeElement ?? document.body).dispatchEvent(event);
  return event;
};
const isOpen = () => !shadow.querySelector<HTMLElement>('.card')!.hidden;

beforeEach(() => {
  vi.clearAllMocks();
  document.body.innerHTML = '<button id="page">The page’s own</button>';
  // Closed to pages, and to tests: here its root is kept as it is made.
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    expect(init.mode).toBe('closed');
    return (shadow = attach.call(this, init));
  });
  const stopHearing = hearReader(window);
  card = mountCard(document, actions as never);
  stopHearing();
});
afterEach(() => card.remove());

describe('the card', () => {
  it('is one element beside the body, and gone without a trace', async () => {
    await open(subject('s', match('a')));
    expect(document.querySelectorAll('throughline-card')).toHaveLength(1);
    expect(document.body.children).toHaveLength(1);
    card.remove();
    card.announce('Too late.');
    expect(document.querySelector('throughline-card')).toBeNull();
  });

  it('comes back where the page threw it out', async () => {
    document.querySelector('throughline-card')!.remove();
    await open(subject('s', match('a')));
    expect(document.querySelectorAll('throughline-card')).toHaveLength(1);
  });

  it('takes the place of one that nobody can close any more', async () => {
    await open(subject('s', match('a')));
    const orphan = document.querySelector('throughline-card');
    const next = mountCard(document, actions as never);
    expect(orphan?.isConnected).toBe(false);
    expect(document.querySelectorAll('throughline-card')).toHaveLength(1);
    next.remove();
  });

  it('folds all but the first of three claims to one line each, and shows one whole when it is pressed', async () => {
    await open(subject('s', match('a'), match('b', 'disputes'), match('c')));
    const verdicts = () => buttons().filter(({ textContent }) => textContent === 'Not a match');
    expect(verdicts()).toHaveLength(1);
    const folded = buttons().filter((each) => each.getAttribute('aria-expanded') === 'false');
    expect(folded.map(({ textContent }) => textContent)).toEqual([
      'Disputes the claim: Claim b, T',
      'Agrees with the claim: Claim c, T',
    ]);
    await settle(() => folded[0]!.focus());
    await settle(() => folded[0]!.click());
    expect(verdicts()).toHaveLength(2);
    expect(shadow.activeElement?.closest('section')?.textContent).toContain('Claim b');
    expect(buttons()).not.toContain(folded[0]);
  });

  it('shows both claims of one sentence, each with its own verdict', async () => {
    await open(subject('s', match('a'), match('b', 'disputes')));
    expect(shadow.textContent).toMatch(/Agrees with the claim.*Claim a.*Disputes the claim.*Claim b/);
    const verdicts = buttons().filter(({ textContent }) => textContent === 'Not a match');
    expect(verdicts.map(({ ariaLabel }) => ariaLabel)).toEqual(['Not a match: Claim a', 'Not a match: Claim b']);
    await settle(() => verdicts[1]!.click());
    expect(actions.setVerdict.mock.calls).toEqual([['b', 'not-a-match']]);
    await settle(() => button('Undo').click());
    expect(actions.setVerdict.mock.lastCall).toEqual(['b', null]);
  });

  it('says where the panel is when the browser does not let it open', async () => {
    await open(subject('s', match('a')));
    await settle(() => button('Open panel').click());
    expect(actions.openPanel).toHaveBeenCalledWith('a');
    expect(shadow.textContent).toContain('toolbar');
  });

  it('shows what a page writes as text only', async () => {
    actions.describeClaim.mockResolvedValueOnce({ text: '<img src=x onerror=alert(1)>', essayTitle: 'T', author: 'A' });
    await open(subject('s', match('a')));
    expect(shadow.querySelector('img')).toBeNull();
    expect(shadow.textContent).toContain('<img');
  });
});

describe('what the reader says', () => {
  it('confirms a match and takes it back', async () => {
    await open(subject('s', match('a')));
    await settle(() => button('A match').click());
    expect(actions.say).toHaveBeenCalledWith(expect.objectContaining({ claim: 'a', relation: 'agrees' }));
    expect(button('Not a match')).toBeUndefined();
    await settle(() => button('Undo').click());
    expect(actions.setVerdict.mock.lastCall).toEqual(['a', null]);
  });

  it('brings the choice of claims up in a card that is shorter than what it holds', async () => {
    const box = ({ top, bottom }: { top: number; bottom: number }) => new DOMRect(0, top, 300, bottom - top);
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
      return box(this.matches('.picker') ? { top: 190, bottom: 420 } : { top: 10, bottom: 210 });
    });
    await open(subject('s', match('a'), match('b')));
    await settle(() => button('This says…').click());
    const held = shadow.querySelector('.card')!;
    expect(held.scrollTop).toBeGreaterThan(0);
    expect(held.scrollTop % 180).toBe(0);
    vi.restoreAllMocks();
  });

  it('picks a claim by keyboard, likeliest first, says how it stands to it, and undoes it in the same place', async () => {
    await settle(() => card.open({ subject: subject('s'), rects: () => [], near: null, pinned: true, purpose: 'say' }));
    const radios = [...shadow.querySelectorAll<HTMLInputElement>('input[type=radio]')];
    expect(radios.map(({ parentElement }) => parentElement?.textContent)).toEqual(['Claim likely', 'Claim less']);
    expect(shadow.activeElement).toBe(radios[0]);
    expect(button('It disputes this').disabled).toBe(true);
    await settle(() => radios[1]!.click());
    await settle(() => button('It disputes this').click());
    expect(actions.say.mock.lastCall).toEqual([
      { essay: 'e', claim: 'less', relation: 'disputes', score: 0.1, quote, why: { sentence: [], claim: [] } },
    ]);
    expect(shadow.activeElement).toBe(button('Undo'));
    await settle(() => button('Undo').click());
    expect(actions.setVerdict.mock.lastCall).toEqual(['said', null]);
    expect(shadow.querySelectorAll('input[type=radio]')).toHaveLength(2);
  });
});

describe('the keyboard', () => {
  beforeEach(async () => {
    document.querySelector<HTMLElement>('#page')!.focus();
    await open(subject('s', match('a')));
  });

  it('goes in by Tab, round in it, and back to the page by Escape', () => {
    expect(shadow.activeElement).toBeNull();
    expect(press('Tab').defaultPrevented).toBe(true);
    expect(shadow.activeElement).toBe(button('Note'));
    buttons().at(-1)!.focus();
    press('Tab');
    expect(shadow.activeElement).toBe(buttons()[0]);
    press('Tab', { shiftKey: true });
    expect(shadow.activeElement).toBe(buttons().at(-1));
    press('Escape', { isComposing: true });
    expect(isOpen()).toBe(true);
    press('Escape');
    expect(isOpen()).toBe(false);
    expect(document.activeElement?.id).toBe('page');
    expect(actions.closed).toHaveBeenCalledWith(false);
  });

  it('comes to the claims to choose from, and goes on round the card', async () => {
    await settle(() => button('This says…').click());
    const [first, second] = shadow.querySelectorAll<HTMLInputElement>('input[type=radio]');
    expect(shadow.activeElement).toBe(first);
    expect(press('Tab').defaultPrevented).toBe(true);
    expect(shadow.activeElement).toBe(buttons()[0]);
    expect(press('Tab', { shiftKey: true }).defaultPrevented).toBe(true);
    expect(shadow.activeElement).toBe(second);
    button('Open panel').focus();
    expect(press('Tab').defaultPrevented).toBe(false);
    await settle(() => second!.click());
    second!.focus();
    expect(press('Tab').defaultPrevented).toBe(false);
    expect(press('Tab', { shiftKey: true }).defaultPrevented).toBe(false);
  });

  it('comes from the search of a large library to the claims, and back', async () => {
    actions.guessClaims.mockResolvedValueOnce(guessed(60));
    await settle(() => button('This says…').click());
    shadow.querySelector<HTMLInputElement>('[type=search]')!.focus();
    expect(press('Tab').defaultPrevented).toBe(false);
    const heard = vi.fn();
    document.addEventListener('keydown', heard, { capture: true, once: true });
    press('j');
    expect(heard).not.toHaveBeenCalled();
    shadow.querySelector<HTMLInputElement>('[type=radio]')!.focus();
    expect(press('Tab', { shiftKey: true }).defaultPrevented).toBe(false);
  });

  it('goes back to the page from what took it by itself', async () => {
    await settle(() => card.open({ subject: subject('t'), rects: () => [], near: null, pinned: true, purpose: 'say' }));
    expect(shadow.activeElement?.localName).toBe('input');
    press('Escape');
    expect(document.activeElement?.id).toBe('page');
  });

  it('leaves the page’s keys alone when the card is closed', () => {
    card.close();
    expect(press('Tab').defaultPrevented).toBe(false);
    press('Escape');
    expect(actions.closed).toHaveBeenCalledTimes(1);
  });
});

describe('staying open', () => {
  it('is held while pinned, and not under a mere hover', async () => {
    await open(subject('s', match('a')), false);
    expect(card.held).toBe(false);
    await open(subject('s', match('a')), true);
    expect(card.held).toBe(true);
    card.close();
    expect(card.held).toBe(false);
    expect(card.subject).toBeNull();
  });

  it('closes one sentence’s card when another’s opens, and keeps its own as it is', async () => {
    await open(subject('s', match('a')));
    await open(subject('s', match('a')));
    expect(actions.closed).not.toHaveBeenCalled();
    await open(subject('t', match('b')));
    expect(actions.closed).toHaveBeenCalledTimes(1);
    expect(shadow.textContent).toContain('Claim b');
    expect(shadow.textContent).not.toContain('Claim a');
  });

  it('is held by an open note, until the note frame itself says Escape', async () => {
    await open(subject('s', match('a')), false);
    await settle(() => button('Note').click());
    expect(actions.noteFrameUrl).toHaveBeenCalledWith(quote, expect.objectContaining({ essay: 'e', claim: 'a' }));
    expect(card.held).toBe(true);
    const { contentWindow } = shadow.querySelector('iframe')!;
    window.dispatchEvent(new MessageEvent('message', { data: CLOSE_NOTE, source: window }));
    expect(isOpen()).toBe(true);
    window.dispatchEvent(new MessageEvent('message', { data: CLOSE_NOTE, source: contentWindow }));
    expect(isOpen()).toBe(false);
    expect(actions.closed).toHaveBeenCalledWith(true);
  });

  it('is held by its note where it opens again a moment after it was closed', async () => {
    await open(subject('s', match('a')), false);
    await settle(() => button('Note').click());
    card.close();
    card.open({ subject: subject('s', match('a')), rects: () => [], near: null, pinned: false });
    expect(shadow.querySelector('iframe')).not.toBeNull();
    expect(card.held).toBe(true);
    card.close();
    expect(actions.closed).toHaveBeenLastCalledWith(true);
  });
});
