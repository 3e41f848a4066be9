import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadBuiltInEssay } from './builtin.ts';
import type { Claim, Essay } from './essay.ts';
import { toPack } from './pack.ts';
import { EssayFileError, MOST_CLAIMS, parseEssay, parseEssayFile } from './parse.ts';

const ESSAY: Essay = {
  id: 'reefs',
  title: 'Leave the reefs alone',
  author: 'A. Writer',
  themes: [{ id: 'reefs', label: 'Coral reefs' }],
  claims: [
    {
      id: 'c01',
      theme: 'reefs',
      text: 'Reefs die under nets.',
      wordings: [{ relation: 'dispute', text: 'Reefs thrive under nets.' }],
    },
  ],
};
const claim = ESSAY.claims[0]!;

function problems(value: unknown): string[] {
  try {
    parseEssay(value);
  } catch (error) {
    if (error instanceof EssayFileError) return error.problems;
    throw error;
  }
  return [];
}

describe('parseEssay', () => {
  it('takes an essay and drops what is none of its own', () => {
    expect(parseEssay({ ...ESSAY, stance: 'x', ['__proto__x']: 1 })).toEqual(ESSAY);
    expect(parseEssay(JSON.parse(`{"__proto__":{"evil":1},${JSON.stringify(ESSAY).slice(1)}`))).not.toHaveProperty(
      'evil',
    );
  });

  it.each<[string, unknown, RegExp]>([
    ['no object', 'text', /must be an object/],
    ['no title', { ...ESSAY, title: undefined }, /^title is missing/],
    [
      'an empty claim',
      { ...ESSAY, claims: [claim, { ...claim, id: 'c02', text: ' ' }] },
      /^claims\[1\]\.text must not be empty/,
    ],
    [
      'an unknown theme',
      { ...ESSAY, claims: [{ ...claim, theme: 'sky' }] },
      /^claims\[0\]\.theme: "sky" is not among the themes/,
    ],
    ['a claim id twice', { ...ESSAY, claims: [claim, claim] }, /"c01" is used twice/],
    ['a script as address', { ...ESSAY, url: 'javascript:alert(1)' }, /^url must be a web address/],
    [
      'an odd relation',
      { ...ESSAY, claims: [{ ...claim, wordings: [{ relation: 'no', text: 'x' }] }] },
      /^claims\[0\]\.wordings\[0\]\.relation must be/,
    ],
    [
      'a backward source',
      { ...ESSAY, claims: [{ ...claim, source: { start: 5, end: 5 } }] },
      /^claims\[0\]\.source must end/,
    ],
    [
      'too many claims',
      { ...ESSAY, claims: Array.from({ length: MOST_CLAIMS + 1 }, (_, i) => ({ ...claim, id: `c${i}` })) },
      /^claims must not have more/,
    ],
  ])('names place and reason for %s', (_name, value, reason) => {
    expect(problems(value)[0]).toMatch(reason);
  });

  it('throws nothing but its own error, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(problems(value)).not.toEqual([]);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => parseEssayFile(text)).toThrow(EssayFileError);
      }),
    );
  });
});

describe('the built-in essay', () => {
  it('is a valid essay with wordings and a citation', () => {
    const file = new URL('../../public/essays/bugajski-transatlantic-rift.json', import.meta.url);
    const essay = loadBuiltInEssay(JSON.parse(readFileSync(file, 'utf8')));
    expect(essay.id).toBe('bugajski-transatlantic-rift');
    expect(essay.claims).toHaveLength(40);
    expect(essay.affiliation).toContain('Jamestown');
    expect(essay.claims.every(({ wordings }) => (wordings?.length ?? 0) > 0)).toBe(true);
  });
});

describe('docs/formats.md', () => {
  const docs = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8');
  const section = /^## Essay pack\n[^]*?(?=^## )/m.exec(docs)?.[0] ?? '';

  it('shows a pack that is read as it stands, and written so', () => {
    const text = /```json\n([^`]*)```/.exec(section)?.[1] ?? '';
    const essay = parseEssayFile(text);
    expect(essay).toEqual(JSON.parse(text));
    expect(toPack(essay)).toEqual(essay);
  });

  it('names every field of an essay and of a claim', () => {
    // A field that comes to be has to be named here before this compiles.
    const essay: Record<keyof Essay, true> = {
      id: true,
      title: true,
      author: true,
      affiliation: true,
      publication: true,
      url: true,
      licence: true,
      version: true,
      sensitivity: true,
      themes: true,
      claims: true,
      text: true,
      retired: true,
    };
    const fields: Record<keyof Claim, true> = {
      id: true,
      theme: true,
      text: true,
      wordings: true,
      source: true,
      dependent: true,
    };
    const [ofEssay = '', ofClaim = ''] = section.split('\nA claim:\n');
    const named = (part: string) => [...part.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
    expect(named(ofEssay)).toEqual(Object.keys(essay));
    expect(named(ofClaim)).toEqual(Object.keys(fields));
  });
});
