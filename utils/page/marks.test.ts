// @vitest-environment jsdom
import search from 'approx-string-match';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPainter } from '../highlight/paint.ts';
import type { EssayColour } from '../essays/look.ts';
import type { Note } from '../notes/note.ts';
import type { KnownMatch } from './knownmatch.ts';
import { createMarks } from './marks.ts';

// Counted, and done.
vi.mock('approx-string-match', async (load) => {
  const { default: found } = await load<{ default: typeof search }>();
  return { default: vi.fn(found) };
});

const SENTENCE = 'Europe must arm itself soon.';
const colours: Record<string, EssayColour> = { a: 'blue', b: 'rose' };

let registry: Map<string, Set<Range>>;
let marks: ReturnType<typeof createMarks>;

beforeEach(() => {
  document.body.innerHTML = `<p>${SENTENCE}</p>`;
  registry = new Map();
  const create = () => Object.assign(new Set<Range>(), { priority: 0 });
  marks = createMarks(document, createPainter({ registry, create } as never));
});

afterEach(() => void Reflect.deleteProperty(Element.prototype, 'checkVisibility'));

function match(essay: string, score: number, relation: KnownMatch['relation'] = 'agrees', claim = 'c'): KnownMatch {
  const quote = { exact: SENTENCE, prefix: '', suffix: '', start: 0, end: SENTENCE.length };
  return {
    id: `${essay}/${claim}`,
    sentence: 0,
    essay,
    claim,
    relation,
    score,
    quote,
    why: { sentence: [], claim: [] },
  };
}

async function show(...matches: KnownMatch[]): Promise<string[]> {
  const scene = { article: null, places: [], matches, notes: [], colourOf: (essay: string) => colours[essay]! };
  await marks.show(scene, new AbortController().signal);
  return [...registry.keys()];
}

it('paints a sentence of two essays in the colour of the stronger match, and hands both to the card', async () => {
  expect(await show(match('a', 0.4), match('b', 0.7, 'disputes'))).toEqual(['throughline-disputes-rose']);
  expect(marks.list.map(({ subject }) => subject.matches.map(({ id }) => id))).toEqual([['a/c', 'b/c']]);
});

it('goes over to the other essay when the stronger match is taken away', async () => {
  await show(match('a', 0.4), match('b', 0.7));
  expect(await show(match('a', 0.4))).toEqual(['throughline-agrees-blue']);
});

it('shows that a sentence makes one claim of an essay and disputes another', async () => {
  const painted = await show(match('a', 0.4), match('a', 0.3, 'disputes', 'd'));
  expect(painted.toSorted()).toEqual(['throughline-agrees-blue', 'throughline-disputes-blue']);
});

it('is painted anew in the colour that is chosen', async () => {
  await show(match('a', 0.4));
  colours['a'] = 'green';
  expect(await show(match('a', 0.4))).toEqual(['throughline-agrees-green']);
});

it('puts a note on the sentence that it is about, whatever stood before that when it was written', async () => {
  const before = 'The ministers met. ';
  const text = before + SENTENCE;
  document.body.innerHTML = `<p>${text}</p>`;
  const place = { block: 0, start: before.length, end: text.length };
  const sentence = { index: 0, text: SENTENCE, ...place };
  const article = { text, sentences: [sentence], blocks: [{ kind: 'paragraph', start: 0, end: text.length }] } as never;
  const quote = { exact: SENTENCE, prefix: 'Nobody met. ', suffix: '', start: 12, end: 12 + SENTENCE.length };
  const target = { kind: 'sentence' as const, page: 'https://news.test/story', quote };
  const note: Note = { id: 'n', target, text: 'So they say.', tags: [], created: '', modified: '' };
  const found = match('a', 0.4);
  await marks.show(
    {
      article,
      places: [document.querySelector('p')],
      matches: [{ ...found, quote: { ...found.quote, prefix: before, start: place.start, end: place.end } }],
      notes: [note],
      colourOf: () => 'blue',
    },
    new AbortController().signal,
  );
  expect(marks.list).toMatchObject([{ ids: ['a/c', 'n'], subject: { hasNote: true } }]);
});

it('goes from an excerpt that is folded away to the full text that is unfolded, and nowhere where none is', async () => {
  document.body.innerHTML = `<div id="excerpt"><p>${SENTENCE}</p></div><div id="full" class="gone"><p>${SENTENCE}</p></div>`;
  const [excerpt, full] = document.querySelectorAll('div');
  // As a page's style sheet would have it, which jsdom does not tell.
  Element.prototype.checkVisibility = function checkVisibility(this: Element) {
    return !this.closest('.gone');
  };
  const standsIn = (place: Element | undefined) => place!.contains(marks.list[0]!.range.startContainer);
  await show(match('a', 0.4));
  expect(standsIn(excerpt)).toBe(true);
  const mark = marks.list[0];
  excerpt!.className = 'gone';
  await show(match('a', 0.4));
  expect(marks.list[0]).toBe(mark);
  expect(marks.lost).toEqual([]);
  full!.className = '';
  await show(match('a', 0.4));
  expect(standsIn(full)).toBe(true);
  const ranges = [...registry.values()].flatMap((each) => [...each]);
  expect(ranges.map(({ startContainer }) => full!.contains(startContainer))).toEqual([true]);
});

const follow = () => marks.follow(new AbortController().signal);
const paintedOn = () => [...registry.values()].flatMap((each) => [...each].map(String));

it('puts back what the page wrote anew, also in two strokes, and leaves alone what stands', async () => {
  await show(match('a', 0.4));
  expect(await follow()).toBe(false);
  document.body.innerHTML = `<div><p>${SENTENCE}</p></div>`;
  expect(paintedOn()).toEqual(['']);
  expect(await follow()).toBe(true);
  expect(paintedOn()).toEqual([SENTENCE]);
  expect([...marks.standing]).toEqual(['a/c']);
  document.body.innerHTML = '';
  expect([...marks.standing]).toEqual([]);
  await follow();
  expect(marks.lost).toEqual(['a/c']);
  document.body.innerHTML = `<p>${SENTENCE}</p>`;
  await follow();
  expect(paintedOn()).toEqual([SENTENCE]);
  expect(marks.lost).toEqual([]);
});

it('looks roughly for a sentence that is gone once in each text of the page', async () => {
  document.body.innerHTML = '<p>The weather was mild that day, and nobody spoke of anything else.</p>';
  const searched = vi.mocked(search);
  searched.mockClear();
  await show(match('a', 0.4));
  expect(searched).toHaveBeenCalledTimes(1);
  await show(match('a', 0.4), match('b', 0.7));
  await show(match('a', 0.4));
  expect(searched).toHaveBeenCalledTimes(1);
  expect(marks.lost).toEqual(['a/c']);
  document.querySelector('p')!.append(' Europe should arm itself soon.');
  await show(match('a', 0.4));
  expect(searched).toHaveBeenCalledTimes(2);
  expect(paintedOn()).toEqual(['Europe should arm itself soon.']);
});

it('looks for nothing roughly, nor for what was not there before, while it only follows the page', async () => {
  document.body.innerHTML = `<p>${SENTENCE}</p>`;
  const gone = match('a', 0.4, 'agrees', 'gone');
  gone.quote = { ...gone.quote, exact: 'Nobody ever wrote this sentence.' };
  await show(match('a', 0.4), gone);
  const searched = vi.mocked(search);
  searched.mockClear();
  document.body.innerHTML = `<p>Another. ${SENTENCE}</p>`;
  await follow();
  document.body.innerHTML = '<p>Another.</p>';
  await follow();
  expect(searched).not.toHaveBeenCalled();
  expect(marks.lost.toSorted()).toEqual(['a/c', 'a/gone']);
});

it('paints in a page too large to be searched what its article has, and leaves what is painted elsewhere', async () => {
  const next = 'We must not wait any longer.';
  document.body.innerHTML = `<p>${SENTENCE}</p><p id="next">${next}</p><p>Nobody knows.</p>`;
  const quoted = (exact: string, claim: string) => {
    const found = match('a', 0.4, 'agrees', claim);
    return { ...found, quote: { ...found.quote, exact, end: exact.length } };
  };
  await show(match('a', 0.4));
  const sentence = { index: 0, block: 0, text: next, start: 0, end: next.length };
  await marks.show(
    {
      article: { text: next, sentences: [sentence], blocks: [{ kind: 'paragraph', ...sentence }] } as never,
      places: [document.querySelector('#next')],
      isPart: true,
      matches: [match('a', 0.4), quoted(next, 'next'), quoted('Nobody knows.', 'other')],
      notes: [],
      colourOf: () => 'blue',
    },
    new AbortController().signal,
  );
  expect(paintedOn()).toEqual([SENTENCE, next]);
  expect(marks.lost).toEqual(['a/other']);
});
