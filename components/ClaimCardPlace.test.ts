import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findPlace } from './ClaimCardPlace.ts';

const window = { width: 1200, height: 800 };

it('opens below the sentence, else above it', () => {
  const card = { width: 350, height: 300 };
  expect(findPlace([{ left: 100, top: 100, right: 500, bottom: 120 }], card, window, null)).toMatchObject({
    left: 100,
    top: 128,
  });
  expect(findPlace([{ left: 100, top: 700, right: 500, bottom: 720 }], card, window, null)).toMatchObject({
    left: 100,
    top: 392,
  });
});

it('stays in the window and off the sentence wherever there is room', () => {
  const line = fc.record({
    left: fc.integer({ min: 0, max: 1100 }),
    top: fc.integer({ min: -200, max: 900 }),
    height: fc.integer({ min: 10, max: 300 }),
  });
  fc.assert(
    fc.property(
      line,
      fc.integer({ min: 60, max: 700 }),
      fc.option(fc.integer({ min: 0, max: 1200 })),
      ({ left, top, height }, cardHeight, near) => {
        const sentence = { left, top, right: left + 50, bottom: top + height };
        const place = findPlace([sentence], { width: 350, height: cardHeight }, window, near);
        const tall = Math.min(cardHeight, place.maxHeight);
        expect(place.left).toBeGreaterThanOrEqual(8);
        expect(place.left + 350).toBeLessThanOrEqual(window.width - 8);
        expect(place.top).toBeGreaterThanOrEqual(0);
        expect(place.top + tall).toBeLessThanOrEqual(window.height);
        const covers = place.top < sentence.bottom && place.top + tall > sentence.top;
        const room = Math.max(window.height - sentence.bottom, sentence.top);
        if (room > 140) expect(covers).toBe(false);
      },
    ),
  );
});
