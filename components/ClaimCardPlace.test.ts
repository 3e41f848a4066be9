import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findPlace, placeCard } from './ClaimCardPlace.ts';

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

it('is high enough to read in a window as low as one enlarged four times', () => {
  const low = { width: 320, height: 180 };
  const place = findPlace([{ left: 0, top: 40, right: 300, bottom: 140 }], { width: 304, height: 400 }, low, null);
  expect(place).toEqual({ left: 8, top: 8, maxHeight: 164 });
});

it('leaves the reader where they were in a card that has to be scrolled', () => {
  let scrolled = 120;
  const style = { maxHeight: '200px', transform: '' };
  const card = {
    style,
    // As a browser does: with nothing to scroll it is at its top.
    getBoundingClientRect() {
      if (style.maxHeight === '') scrolled = 0;
      return { width: 300, height: 500 };
    },
    get scrollTop() {
      return scrolled;
    },
    set scrollTop(to: number) {
      scrolled = style.maxHeight === '' ? 0 : to;
    },
  };
  const line = { left: 0, top: 300, right: 300, bottom: 320, width: 300, height: 20 };
  const view = { innerHeight: 600, innerWidth: 800, document: { documentElement: { clientWidth: 800 } } };
  placeCard(card as unknown as HTMLElement, [line as DOMRect], null, view as unknown as Window);
  expect(card.scrollTop).toBe(120);
});
