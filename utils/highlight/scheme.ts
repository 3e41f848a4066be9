import { parentOf } from '../article/parent.ts';

export type Scheme = 'light' | 'dark';

/**
 * Tells whether an element's text stands on a light or a dark ground, from what the page really shows: the nearest
 * opaque background behind it, else the text's own lightness (light text means a dark ground, a picture perhaps).
 */
export function sensePageScheme(element: Element): Scheme {
  const view = element.ownerDocument.defaultView;
  if (!view) return 'light';
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const colour = parseColour(view.getComputedStyle(at).backgroundColor);
    if (colour && colour.alpha > 0.5) return colour.luminance < 0.3 ? 'dark' : 'light';
  }
  const text = parseColour(view.getComputedStyle(element).color);
  return text && text.luminance > 0.5 ? 'dark' : 'light';
}

/**
 * Reads the forms in which browsers compute colours, `color()` of all its spaces included; null for others.
 * @returns luminance 0-1, for saturated colours of the newer forms only about what they have
 */
export function parseColour(text: string): { luminance: number; alpha: number } | null {
  const form = /^(rgba?|color|ok(?:lab|lch)|lab|lch)\(([^)]*)\)$/.exec(text.trim());
  if (!form) return null;
  const words = form[2]!.split(/[\s,/]+/).filter((word) => word !== '');
  const space = form[1] === 'color' ? words.shift() : form[1];
  const [first, second, third, alpha = 1] = words.map((word) => {
    if (word === 'none') return 0;
    return word.endsWith('%') ? Number.parseFloat(word) / 100 : Number(word);
  });
  if (first === undefined || second === undefined || third === undefined) return null;
  const luminance = luminanceOf(space, [first, second, third]);
  return Number.isNaN(luminance + alpha) ? null : { luminance, alpha };
}

function luminanceOf(space: string | undefined, values: [number, number, number]): number {
  const [lightness, y] = values;
  switch (space) {
    case 'oklab':
    case 'oklch':
      return lightness ** 3;
    case 'lab':
    case 'lch':
      // CIE 1976, from 0 to 100.
      return lightness > 8 ? ((lightness + 16) / 116) ** 3 : lightness / 903.3;
    case 'xyz':
    case 'xyz-d50':
    case 'xyz-d65':
      return y;
    default: {
      const scale = space?.startsWith('rgb') ? 255 : 1;
      const gamma = space === 'srgb-linear' ? 1 : 2.2;
      // WCAG 2.2's relative luminance, with its simple power curve; below 0 lies what sRGB cannot show.
      const [r, g, b] = values.map((value) => Math.max(value / scale, 0) ** gamma) as typeof values;
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    }
  }
}
