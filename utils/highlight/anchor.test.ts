// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeText } from '../article/normalize.ts';
import { anchorQuote } from './anchor.ts';
import { findExactly, findRoughly } from './findquote.ts';

const bare = (exact: string, prefix = '', suffix = '') => ({ exact, prefix, suffix });

describe('findExactly', () => {
  it('lets prefix and suffix decide among repeats', () => {
    const text = 'He left. It rained. She left. It rained. They left.';
    expect(findExactly(text, bare('It rained.', 'She left.\n\n'))?.start).toBe(30);
    expect(findExactly(text, bare('It rained.', '', ' She left.'))?.start).toBe(9);
  });

  it('takes the nearest where the surroundings say nothing', () => {
    expect(findExactly('ab ab ab ab', { ...bare('ab'), start: 7 })?.start).toBe(6);
  });

  it('finds nothing for an empty quote', () => {
    expect(findExactly('some text', bare(' \u00ad'))).toBeNull();
  });
});

describe('findRoughly', () => {
  const text = 'First words here. The president of the republic visited Berlin on Tuesday evening. More words follow.';

  it('finds a sentence that was edited, as whole words', () => {
    const found = findRoughly(text, bare('The president of the republic visited Berlin on this Tuesday evening.'));
    expect(found && text.slice(found.start, found.end)).toBe(
      'The president of the republic visited Berlin on Tuesday evening.',
    );
    expect(found?.exact).toBe(false);
  });

  it('leaves a rewritten sentence alone', () => {
    expect(
      findRoughly(text, bare('A chancellor of another country never went to Paris last winter at all.')),
    ).toBeNull();
  });

  it('does not guess at a few words', () => {
    expect(findRoughly(text, bare('More worbs'))).toBeNull();
  });
});

describe('anchorQuote', () => {
  it('prefers the sentence of its own block', () => {
    const root = document.createElement('article');
    root.innerHTML = '<p>It was cold.</p><p id="b">It <i>was</i> cold.</p>';
    const block = root.querySelector('#b');
    document.body.replaceChildren(root);
    const anchor = anchorQuote(bare('It was cold.'), { block, root });
    expect(anchor?.exact).toBe(true);
    expect(block?.contains(anchor?.range.startContainer ?? null)).toBe(true);
  });

  it('looks elsewhere when its block was taken out of the page', () => {
    const root = document.createElement('article');
    root.innerHTML = '<p>It was very cold in the north.</p>';
    document.body.replaceChildren(root);
    const gone = document.createElement('p');
    gone.textContent = 'It was very cold in the north.';
    expect(anchorQuote(bare('It was very cold in the north.'), { block: gone, root })?.exact).toBe(true);
    expect(anchorQuote(bare('It was very cool in the north.'), { block: gone, root })?.exact).toBe(false);
    expect(anchorQuote(bare('Nothing of the kind was ever said.'), { block: gone, root })).toBeNull();
  });

  it('anchors every sentence to its very text, whatever the split of the DOM', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '-', ','), minLength: 1, maxLength: 8 });
    const sentence = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => `${words.join(' ')}.`);
    const tags = fc.constantFrom('a', 'b', 'em', 'span', null);
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(), tags)),
        fc.nat(),
        (all, cuts, pick) => {
          const text = all.join(' ');
          const root = document.createElement('p');
          const places = [...new Set(cuts.map(([at]) => at % text.length)), text.length].toSorted((a, b) => a - b);
          let from = 0;
          for (const [i, to] of places.entries()) {
            const tag = cuts[i]?.[1] ?? null;
            const parent = tag ? root.appendChild(document.createElement(tag)) : root;
            parent.append(text.slice(from, to).replaceAll(' ', i % 2 ? '\u00a0\n' : ' '));
            from = to;
          }
          const index = pick % all.length;
          const start = all.slice(0, index).reduce((sum, each) => sum + each.length + 1, 0);
          const end = start + all[index]!.length;
          const quote = {
            exact: all[index]!,
            prefix: text.slice(Math.max(0, start - 32), start),
            suffix: text.slice(end, end + 32),
            start,
          };
          const anchor = anchorQuote(quote, { block: null, root });
          expect(anchor?.exact).toBe(true);
          expect(normalizeText(anchor!.range.toString())).toBe(all[index]);
        },
      ),
    );
  });
});
