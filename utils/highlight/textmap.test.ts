// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_OF_A_PIECE } from '../article/inertcopy.ts';
import { normalizeText } from '../article/normalize.ts';
import { mapText, MOST_STEPS, MOST_UNITS } from './textmap.ts';

function element(html: string): Element {
  const root = document.createElement('div');
  root.innerHTML = html;
  return root;
}

const cases: { name: string; html: string; text: string }[] = [
  { name: 'inline links', html: 'The <a href="#">Kremlin <b>said</b></a> so.', text: 'The Kremlin said so.' },
  { name: 'a line break', html: 'one<br>two', text: 'one two' },
  { name: 'non-breaking spaces', html: 'a&nbsp;&nbsp; b', text: 'a b' },
  { name: 'soft hyphens', html: 'trans&shy;atlantic', text: 'transatlantic' },
  { name: 'entities', html: 'R&amp;D &lt;now&gt; &eacute;', text: 'R&D <now> é' },
  { name: 'a footnote mark', html: 'The end<sup>1</sup>. Next.', text: 'The end1. Next.' },
  { name: 'a drop cap', html: '<span class="cap">T</span>he start', text: 'The start' },
  { name: 'blocks without white space', html: '<p>one</p><p>two</p>three<div>four</div>', text: 'one two three four' },
  {
    name: 'what is not read',
    html: 'a<script>x</script> <style>y</style><span hidden>z</span><i style="display: none">q</i>b',
    text: 'a b',
  },
  { name: 'nothing', html: ' <br> ', text: '' },
];

describe('mapText', () => {
  it.each(cases)('reads $name', ({ html, text }) => {
    expect(mapText(element(html)).text).toBe(text);
  });

  it('leads back to the words across elements', () => {
    const map = mapText(element('The <a href="#">Kremlin <b>sa&shy;id</b></a> so.'));
    const start = map.text.indexOf('lin said');
    expect(normalizeText(map.rangeOf(start, start + 8).toString())).toBe('lin said');
  });

  it('refuses a stretch without text', () => {
    const map = mapText(element('one<br>two'));
    expect(() => map.rangeOf(3, 4)).toThrow(RangeError);
    expect(() => map.rangeOf(2, 2)).toThrow(RangeError);
    expect(() => map.rangeOf(0, 99)).toThrow(RangeError);
  });

  it('gives what is in one tree of a stretch that no range can span', () => {
    const root = element('<p><span></span> minister said so.</p>');
    root.querySelector('span')!.attachShadow({ mode: 'open' }).append('The');
    const map = mapText(root);
    expect(map.text).toBe('The minister said so.');
    expect(map.rangeOf(0, map.text.length).toString().trim()).toBe('minister said so.');
    expect(map.rangeOf(0, 3).toString()).toBe('The');
  });

  it('holds exactly the normalised text, whatever the split', () => {
    const piece = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '\n', '\u00a0', '\u00ad', '\u200b', '\u2009', '.', 'é', '😀'),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, fc.boolean()), { maxLength: 12 }), (pieces) => {
        const root = document.createElement('p');
        for (const [text, wrapped] of pieces) {
          const node = document.createTextNode(text);
          if (wrapped) root.appendChild(document.createElement('em')).append(node);
          else root.append(node);
        }
        const map = mapText(root);
        expect(map.text).toBe(normalizeText(root.textContent ?? ''));
        for (let start = 0; start < map.text.length; start += 1) {
          const end = Math.min(map.text.length, start + 3);
          expect(normalizeText(`|${map.rangeOf(start, end).toString()}|`)).toBe(`|${map.text.slice(start, end)}|`);
        }
      }),
    );
  });
});

describe('stretchOf', () => {
  it('finds again every stretch that has a range', () => {
    const map = mapText(element('The <a href="#">Kremlin <b>sa&shy;id</b></a><p>so&nbsp; in <i>Minsk</i>.</p><br>No'));
    const end = map.text.length;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: end - 1 }), fc.integer({ min: 1, max: end }), (start, length) => {
        const words = map.text.slice(start, start + length);
        if (words.trim() !== words || words === '') return;
        expect(map.stretchOf(map.rangeOf(start, start + words.length))).toEqual({ start, end: start + words.length });
      }),
    );
  });

  it('finds none in another tree, or where there are no words', () => {
    const root = element('one <b> </b>');
    const range = document.createRange();
    range.selectNodeContents(element('one'));
    expect(mapText(root).stretchOf(range)).toBeNull();
    range.selectNodeContents(root.querySelector('b')!);
    expect(mapText(root).stretchOf(range)).toBeNull();
  });
});

describe('a flood', () => {
  it('of pieces is read up to the cap', () => {
    const root = document.createElement('div');
    for (let i = 0; i < MOST_STEPS + 5; i += 1) root.append('a');
    expect(mapText(root).text).toBe('a'.repeat(MOST_STEPS));
  });

  it('of letters is read up to the piece that reaches the cap', () => {
    const root = document.createElement('div');
    for (let i = 0; i < MOST_UNITS / MOST_OF_A_PIECE; i += 1) root.append('a'.repeat(MOST_OF_A_PIECE));
    root.append('b', 'after');
    const { text } = mapText(root);
    expect(text.endsWith('ab')).toBe(true);
  });

  it('in one piece is read up to a cap of its own, as the article was, and what follows it all the same', () => {
    const root = element(`<p>${'a'.repeat(MOST_OF_A_PIECE)}b</p><p>after</p>`);
    expect(mapText(root).text).toBe(`${'a'.repeat(MOST_OF_A_PIECE)} after`);
  });
});
