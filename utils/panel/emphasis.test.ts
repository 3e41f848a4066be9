import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitBySpans } from './emphasis.ts';

describe('splitBySpans', () => {
  it('cuts at the spans, whatever their order', () => {
    expect(
      splitBySpans('Europe must rearm now', [
        { start: 12, end: 17 },
        { start: 0, end: 6 },
      ]),
    ).toEqual([
      { text: 'Europe', strong: true },
      { text: ' must ', strong: false },
      { text: 'rearm', strong: true },
      { text: ' now', strong: false },
    ]);
  });

  it('loses and doubles nothing, whatever the spans', () => {
    const span = fc.record({ start: fc.oneof(fc.integer(), fc.double()), end: fc.oneof(fc.integer(), fc.double()) });
    fc.assert(
      fc.property(fc.string(), fc.array(span), (text, spans) => {
        expect(
          splitBySpans(text, spans)
            .map((stretch) => stretch.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
