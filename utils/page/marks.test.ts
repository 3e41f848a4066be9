// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPainter } from '../highlight/paint.ts';
import type { EssayColour } from '../essays/look.ts';
import type { Note } from '../notes/note.ts';
import type { KnownMatch } from './knownmatch.ts';
import { createMarks } from './marks.ts';

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
