import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ESSAY_COLOURS } from '../utils/essays/look.ts';

const CSS = readFileSync(join(import.meta.dirname, 'theme.css'), 'utf8');
const COLOURS_CSS = readFileSync(join(import.meta.dirname, 'EssayColours.css'), 'utf8');
const PAGE_CSS = readFileSync(join(import.meta.dirname, '../utils/highlight/highlight.css'), 'utf8');
const CARD_CSS = readFileSync(join(import.meta.dirname, 'ClaimCard.css'), 'utf8');

type Tokens = Map<string, string>;

/** Reads the colours set in the first block that follows a selector; colours with transparency are left out. */
function readTokens(css: string, selector: string): Tokens {
  const block = css.slice(css.indexOf(selector)).split('}')[0] ?? '';
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
}

/** Relative luminance by WCAG 2.2, 0 (black) to 1 (white). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio by WCAG 2.2, 1 to 21. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const light = readTokens(CSS, ':root {');
const dark = new Map([...light, ...readTokens(CSS.slice(CSS.indexOf('prefers-color-scheme: dark')), ':root {')]);
const cardLight = readTokens(CARD_CSS, '.card {\n');
const cardDark = new Map([...cardLight, ...readTokens(CARD_CSS, '.card.dark {')]);

/** What is written on what, at 4.5:1 (SC 1.4.3). */
const TEXT = [
  ...['ink', 'ink-soft', 'ink-faint', 'accent', 'agrees', 'disputes', 'error'].flatMap((text) =>
    ['paper', 'surface', 'sunken'].map((ground) => [text, ground] as const),
  ),
  ['ink', 'agrees-tint'],
  ['ink', 'disputes-tint'],
  ['ink', 'warning-tint'],
  ['on-accent', 'accent'],
] as const;

/** What controls and marks are made out by, at 3:1 (SC 1.4.11). */
const MARKS = ['rule-strong', 'accent', 'agrees', 'disputes'].flatMap((mark) =>
  ['paper', 'surface', 'sunken'].map((ground) => [mark, ground] as const),
);

const CARD_TEXT = [
  ...['ink', 'soft', 'faint', 'accent', 'agrees', 'disputes'].map((text) => [text, 'paper'] as const),
  ['ink', 'agrees-tint'],
  ['ink', 'disputes-tint'],
  ['soft', 'agrees-tint'],
  ['soft', 'disputes-tint'],
] as const;

function tooFaint(tokens: Tokens, pairs: readonly (readonly [string, string])[], least: number): string[] {
  return pairs.flatMap(([one, other]) => {
    const [a, b] = [tokens.get(one), tokens.get(other)];
    if (a === undefined || b === undefined) return [`--${a === undefined ? one : other} is gone`];
    const ratio = contrast(a, b);
    return ratio >= least ? [] : [`--${one} on --${other}: ${ratio.toFixed(2)}`];
  });
}

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s theme', (_, tokens) => {
  it('writes text at 4.5:1 or more', () => expect(tooFaint(tokens, TEXT, 4.5)).toEqual([]));
  it('draws controls and marks at 3:1 or more', () => expect(tooFaint(tokens, MARKS, 3)).toEqual([]));
});

describe.each([
  ['light', cardLight],
  ['dark', cardDark],
])('the %s card', (_, tokens) => {
  it('writes text at 4.5:1 or more', () => expect(tooFaint(tokens, CARD_TEXT, 4.5)).toEqual([]));
  it('draws its scroll bar on its own ground, at 3:1 or more', () => {
    const [, bar = '', ground = ''] = /scrollbar-color: var\(--(\w+)\) var\(--(\w+)\);/.exec(CARD_CSS) ?? [];
    expect(ground).toBe('paper');
    expect(tooFaint(tokens, [[bar, ground]], 3)).toEqual([]);
  });
});

/** Hue and tint of an essay's colour, with the ground it lies on. */
function readColour(colour: string, scheme: 'light' | 'dark', ground: Tokens): Tokens {
  const block = COLOURS_CSS.slice(COLOURS_CSS.indexOf(`[data-colour='${colour}']`)).split('}')[0] ?? '';
  const pairs = [...block.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)];
  return new Map([
    ...ground,
    ...pairs.map(([, name = '', one = '', other = '']) => [name, scheme === 'light' ? one : other] as const),
  ]);
}

/** The colour of the line under a highlight in pages on light or dark ground. */
function lineInPage(colour: string, scheme: 'light' | 'dark'): string | undefined {
  const selector = (relation: string) =>
    `::highlight(throughline-${relation}-${colour}${scheme === 'dark' ? '-dark' : ''})`;
  const block = PAGE_CSS.slice(PAGE_CSS.indexOf(`\n\n${selector('agrees')},\n${selector('disputes')} {`)).split('}')[0];
  return /text-decoration-color: (#[0-9a-f]{6});/.exec(block ?? '')?.[1];
}

describe.each(ESSAY_COLOURS)('the essay colour %s', (colour) => {
  const here = [
    ['light', readColour(colour, 'light', light), readColour(colour, 'light', cardLight)],
    ['dark', readColour(colour, 'dark', dark), readColour(colour, 'dark', cardDark)],
  ] as const;
  it('is written and drawn at 4.5:1 or more on our pages and the card, light and dark', () => {
    const onPages = ['paper', 'surface', 'sunken'].map((ground) => ['essay', ground] as const);
    const faint = here.flatMap(([, page, card]) => [
      ...tooFaint(page, [...onPages, ['ink', 'essay-tint'], ['ink-soft', 'essay-tint']], 4.5),
      ...tooFaint(
        card,
        [
          ['essay', 'paper'],
          ['ink', 'essay-tint'],
          ['soft', 'essay-tint'],
        ],
        4.5,
      ),
    ]);
    expect(faint).toEqual([]);
  });
  it('is the same in pages, where it stands out from white and from black', () => {
    expect(here.map(([scheme]) => lineInPage(colour, scheme))).toEqual(here.map(([, page]) => page.get('essay')));
    expect(contrast(lineInPage(colour, 'light')!, '#ffffff')).toBeGreaterThan(4.5);
    expect(contrast(lineInPage(colour, 'dark')!, '#15171a')).toBeGreaterThan(4.5);
  });
});

/** Colour of a highlight's ground, with its strength from 0 to 1. */
function tintInPage(relation: string, colour: string, scheme: 'light' | 'dark') {
  const name = `throughline-${relation}-${colour}${scheme === 'dark' ? '-dark' : ''}`;
  const own = [...PAGE_CSS.split('@media')[0]!.matchAll(/([^{}]+)\{([^{}]*)\}/g)].filter(([, selectors = '']) =>
    selectors.split(',').some((each) => each.trim() === `::highlight(${name})`),
  );
  const [, r, g, b, strength] =
    /background-color: rgb\((\d+) (\d+) (\d+) \/ (\d+)%\);/.exec(
      own
        .map(([, , body = '']) => body)
        .toReversed()
        .join(''),
    ) ?? [];
  return { rgb: [r, g, b].map(Number), strength: Number(strength) / 100 };
}

it.each(ESSAY_COLOURS)(
  'gives dispute at least twice the tint of agreement, on which text stays legible: %s',
  (colour) => {
    for (const [scheme, paper, ink] of [
      ['light', 255, '#333333'],
      ['dark', 0x17, '#d0d0d0'],
    ] as const) {
      const [agrees, disputes] = [tintInPage('agrees', colour, scheme), tintInPage('disputes', colour, scheme)];
      expect(disputes.strength).toBeGreaterThanOrEqual(2 * agrees.strength);
      const ground = disputes.rgb.map((part) => Math.round(part * disputes.strength + paper * (1 - disputes.strength)));
      const hex = `#${ground.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
      expect(contrast(hex, ink), `${ink} on ${hex}`).toBeGreaterThan(4.5);
      expect(contrast(hex, lineInPage(colour, scheme)!), `the line on ${hex}`).toBeGreaterThan(3);
    }
  },
);

it('gives no two essays the same colour', () => {
  for (const scheme of ['light', 'dark'] as const)
    expect(new Set(ESSAY_COLOURS.map((colour) => lineInPage(colour, scheme))).size).toBe(ESSAY_COLOURS.length);
});

it('tells agreement from dispute by the line whatever the colour, and by a colour of the system where it forces its own', () => {
  for (const colour of ESSAY_COLOURS.flatMap((each) => [each, `${each}-dark`])) {
    for (const [relation, line, forced] of [
      ['agrees', 'solid', 'LinkText'],
      ['disputes', 'wavy', 'Mark'],
    ]) {
      const rules = [...PAGE_CSS.matchAll(/([^{}]+)\{([^{}]*)\}/g)].filter(([, selectors = '']) =>
        selectors.includes(`(throughline-${relation}-${colour})`),
      );
      const said = rules.map(([, , body = '']) => body).join('');
      expect(said, `${relation}-${colour}`).toContain(`underline ${line}`);
      expect(said, `${relation}-${colour}`).toContain(`text-decoration-color: ${forced}`);
    }
  }
});

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

describe('highlights on paper', () => {
  const print = PAGE_CSS.slice(PAGE_CSS.indexOf('@media print'));
  const ruleOf = (look: string) =>
    print.split('}').find((each) => each.includes(`::highlight(throughline-${look})`)) ?? '';

  it.each([
    ...ESSAY_COLOURS.flatMap((colour) => [
      [`agrees-${colour}`, 'solid'],
      [`disputes-${colour}`, 'wavy'],
      [`agrees-${colour}-dark`, 'solid'],
      [`disputes-${colour}-dark`, 'wavy'],
    ]),
    ['note', 'dotted'],
    ['note-dark', 'dotted'],
  ])('cost no ink but a thin line in the colour of the text: %s', (look, line) => {
    expect(ruleOf(look)).toContain('background-color: transparent;');
    expect(ruleOf(look)).toContain(`text-decoration: underline ${line} 1px currentcolor;`);
  });

  it.each(['focused', 'flash', 'focused-dark', 'flash-dark'])(
    'show nothing of what follows the pointer: %s',
    (look) => {
      expect(ruleOf(look).split('{')[1]?.trim()).toBe('background-color: transparent;');
    },
  );

  it('go without the card', () => expect(print).toMatch(/throughline-card \{\s*display: none !important;/));
});
