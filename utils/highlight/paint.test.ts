// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { createPainter, highlightName } from './paint.ts';
import { parseColour, sensePageScheme } from './scheme.ts';

function setUp() {
  const registry = new Map<string, Set<Range>>();
  const create = () => Object.assign(new Set<Range>(), { priority: 0 });
  return { registry, painter: createPainter({ registry, create } as never) };
}

it('takes one coat away and leaves the other on the same words', () => {
  const { registry, painter } = setUp();
  const range = document.createRange();
  const first = painter.paint('focused', range);
  painter.paint('focused', range);
  first();
  first();
  expect(registry.get(highlightName('focused', 'light'))?.size).toBe(1);
});

it('leaves nothing in the registry that page and extension share', () => {
  const { registry, painter } = setUp();
  const erase = painter.paint('agrees-blue', document.createRange());
  erase();
  painter.paint('note', document.createRange());
  painter.clear();
  expect(registry.size).toBe(0);
});

it('begins without what a script of ours left that could not end itself', () => {
  const registry = new Map([
    [highlightName('disputes-blue', 'light'), new Set<Range>()],
    [highlightName('note', 'dark'), new Set<Range>()],
    ['the-page', new Set<Range>()],
  ]);
  createPainter({ registry, create: () => new Set() } as never);
  expect([...registry.keys()]).toEqual(['the-page']);
});

it('puts back what the page cleared, overwrote or emptied', () => {
  const { registry, painter } = setUp();
  const [agrees, note] = [highlightName('agrees-blue', 'light'), highlightName('note', 'light')];
  painter.paint('agrees-blue', document.createRange());
  painter.paint('note', document.createRange());
  const ours = registry.get(note)!;
  registry.delete(agrees);
  registry.set(note, new Set());
  ours.clear();
  painter.uphold();
  expect(registry.get(agrees)?.size).toBe(1);
  expect(registry.get(note)).toBe(ours);
  expect(ours.size).toBe(1);
});

it('gives what is painted, and what comes after, the names of its ground', () => {
  const { registry, painter } = setUp();
  const erase = painter.paint('agrees-blue', document.createRange());
  painter.setScheme('dark');
  painter.paint('note', document.createRange());
  expect([...registry.keys()]).toEqual(['throughline-agrees-blue-dark', 'throughline-note-dark']);
  erase();
  painter.setScheme('light');
  expect([...registry.keys()]).toEqual(['throughline-note']);
  expect(registry.get('throughline-note')?.size).toBe(1);
});

it('says that it cannot paint where the browser cannot', () => {
  const painter = createPainter(null);
  expect(painter.supported).toBe(false);
  expect(() => painter.paint('agrees-blue', document.createRange())()).not.toThrow();
});

it('tells a dark page by its background, or by its light text', () => {
  document.body.innerHTML =
    '<div style="background: rgb(20, 20, 24)"><p>text</p></div><p id="lit" style="color: rgb(240, 240, 240)">text</p>';
  expect(sensePageScheme(document.querySelector('div p')!)).toBe('dark');
  expect(sensePageScheme(document.querySelector('#lit')!)).toBe('dark');
  expect(sensePageScheme(document.body)).toBe('light');
});

it('reads the colours that browsers compute', () => {
  expect(parseColour('rgba(0, 0, 0, 0)')?.alpha).toBe(0);
  expect(parseColour('rgb(255, 255, 255)')?.luminance).toBeCloseTo(1);
  expect(parseColour('color(srgb 0 0 0 / 50%)')).toEqual({ luminance: 0, alpha: 0.5 });
  expect(parseColour('')).toBeNull();
});

it.each([
  ['oklch(0.21 0.03 265)', 'oklch(0.98 0 none)'],
  ['oklab(0.21 -0.01 -0.03 / 0.9)', 'oklab(0.98 0 0)'],
  ['lab(7.2 -1.5 -6)', 'lab(96 0 0)'],
  ['lch(12 8 265)', 'lch(96 none none)'],
  ['color(display-p3 0.067 0.09 0.15)', 'color(display-p3 1 1 1)'],
  ['color(srgb-linear 0.1 0.1 1e-7)', 'color(srgb-linear 0.6 0.6 0.6)'],
  ['color(xyz-d65 0.01 0.01 0.02)', 'color(xyz-d65 0.9 0.95 1)'],
])('tells %s as dark from %s', (dark, light) => {
  expect(parseColour(dark)!.luminance).toBeLessThan(0.1);
  expect(parseColour(light)!.luminance).toBeGreaterThan(0.5);
  expect(parseColour(dark)!.alpha).toBeGreaterThan(0.5);
});
