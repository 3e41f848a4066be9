export type Scheme = 'light' | 'dark';

/**
 * Tells whether an element's text stands on a light or a dark ground, from what the page really shows: the nearest
 * opaque background behind it, else the text's own lightness (light text means a dark ground, a picture perhaps).
 */
export function sensePageScheme(element: Element): Scheme {
  const view = element.ownerDocument.defaultView;
  if (!view) return 'light';
  for (let at: Element | null = element; at; at = at.parentElement) {
    const colour = parseColour(view.getComputedStyle(at).backgroundColor);
    if (colour && colour.alpha > 0.5) return colour.luminance < 0.3 ? 'dark' : 'light';
  }
  const text = parseColour(view.getComputedStyle(element).color);
  return text && text.luminance > 0.5 ? 'dark' : 'light';
}

/** Reads `rgb()`, `rgba()` and `color(srgb …)`, the forms of computed colours; null for others (lab, oklch). */
export function parseColour(text: string): { luminance: number; alpha: number } | null {
  const numbers = /^(rgba?|color)\(([^)]*)\)$/.exec(text.trim());
  if (!numbers) return null;
  const parts = numbers[2]!.match(/[\d.]+%?/g) ?? [];
  const scale = numbers[1] === 'color' ? 1 : 255;
  const [red, green, blue, alpha = 1] = parts.map((part) =>
    part.endsWith('%') ? Number.parseFloat(part) / 100 : Number(part),
  );
  if (red === undefined || green === undefined || blue === undefined) return null;
  // WCAG 2.2's relative luminance, with its simple power curve.
  const [r, g, b] = [red, green, blue].map((value) => (value / scale) ** 2.2) as [number, number, number];
  return { luminance: 0.2126 * r + 0.7152 * g + 0.0722 * b, alpha };
}
