import type { Span } from '../matching/match.ts';

/** A stretch of text, emphasised or not. */
export interface Stretch {
  text: string;
  strong: boolean;
}

/**
 * Cuts text at the spans that carried a match. Spans may overlap, be out of order or out of range (they come from
 * storage); nothing of the text is lost or doubled whatever they are.
 */
export function splitBySpans(text: string, spans: Span[]): Stretch[] {
  const clean = spans
    .map(({ start, end }) => ({ start: clamp(start, text.length), end: clamp(end, text.length) }))
    .filter(({ start, end }) => end > start)
    .toSorted((a, b) => a.start - b.start);
  const stretches: Stretch[] = [];
  let at = 0;
  for (const { start, end } of clean) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    if (from > at) stretches.push({ text: text.slice(at, from), strong: false });
    stretches.push({ text: text.slice(from, end), strong: true });
    at = end;
  }
  if (at < text.length) stretches.push({ text: text.slice(at), strong: false });
  return stretches;
}

function clamp(offset: number, length: number): number {
  return Number.isFinite(offset) ? Math.min(Math.max(Math.trunc(offset), 0), length) : 0;
}
