// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FLASH_MS, flash, inReadingOrder, scrollToRange, stepFrom } from './navigate.ts';

let text: Text;

/** Five letters at 100 px a letter, as far down the window as it is scrolled. */
function mark(start: number, end = start + 1, scrolled = 0) {
  const range = document.createRange();
  range.setStart(text, start);
  range.setEnd(text, end);
  range.getBoundingClientRect = () => new DOMRect(0, start * 100 - scrolled, 50, 20);
  return { start, range };
}

beforeEach(() => {
  document.body.innerHTML = '<p>abcde</p>';
  text = document.querySelector('p')!.firstChild as Text;
});

describe('inReadingOrder', () => {
  it('sorts by where a range begins, the shorter first', () => {
    const [long, short, later] = [mark(1, 4), mark(1, 2), mark(2)];
    expect(inReadingOrder([later, long, short])).toEqual([short, long, later]);
  });

  it('sorts what stands in trees of one app where these stand in it', () => {
    document.body.innerHTML = '<news-app></news-app>';
    const app = document.querySelector('news-app')!.attachShadow({ mode: 'open' });
    app.innerHTML = '<news-part></news-part><p>between</p><news-part></news-part><news-part></news-part>';
    const marks = [...app.children].map((each, i) => {
      const to = each.localName === 'p' ? each : each.attachShadow({ mode: 'open' });
      if (to !== each) to.append(`part ${i}`);
      const range = document.createRange();
      range.selectNodeContents(to.firstChild!);
      return { range };
    });
    expect(inReadingOrder(marks.toReversed()).map((each) => marks.indexOf(each))).toEqual([0, 1, 2, 3]);
    expect(inReadingOrder(marks).map((each) => marks.indexOf(each))).toEqual([0, 1, 2, 3]);
  });

  it('sorts over elements', () => {
    const first = mark(4);
    document.body.insertAdjacentHTML('beforeend', '<p>f</p>');
    text = document.body.lastElementChild!.firstChild as Text;
    const second = mark(0);
    expect(inReadingOrder([second, first])).toEqual([first, second]);
  });

  it('sorts shadow trees where their hosts stand', () => {
    document.body.insertAdjacentHTML('afterbegin', '<news-story></news-story>');
    const root = document.querySelector('news-story')!.attachShadow({ mode: 'open' });
    const below = mark(0);
    root.append('shadowed');
    text = root.firstChild as Text;
    const shadowed = mark(2);
    expect(inReadingOrder([below, shadowed])).toEqual([shadowed, below]);
    expect(inReadingOrder([shadowed, below])).toEqual([shadowed, below]);
  });
});

describe('stepFrom', () => {
  const step = (marks: ReturnType<typeof mark>[], current: number | null, direction: 1 | -1) =>
    stepFrom(marks, current === null ? null : marks[current]!, direction)?.start ?? null;

  it('goes round', () => {
    const marks = [mark(0), mark(1), mark(2)];
    expect(step(marks, 1, 1)).toBe(2);
    expect(step(marks, 2, 1)).toBe(0);
    expect(step(marks, 0, -1)).toBe(2);
    expect(step([], null, 1)).toBeNull();
  });

  it('begins with the first in view or below, backwards with the last above', () => {
    const scrolled = [0, 1, 2].map((start) => mark(start, start + 1, 150));
    expect(step(scrolled, null, 1)).toBe(2);
    expect(step(scrolled, null, -1)).toBe(1);
  });

  it('begins at an end where nothing is below or above', () => {
    expect(step([mark(0), mark(1)], null, -1)).toBe(1);
    const above = [mark(0, 1, 900), mark(1, 2, 900)];
    expect(step(above, null, 1)).toBe(0);
    expect(step(above, null, -1)).toBe(1);
  });
});

describe('scrollToRange', () => {
  const scrollBy = vi.fn();
  const scrollIntoView = vi.fn();
  beforeEach(() => {
    Object.assign(window, { scrollBy, innerHeight: 600 });
    Element.prototype.scrollIntoView = scrollIntoView;
    vi.clearAllMocks();
  });

  it('leaves the page where it is when the range is well in view', () => {
    expect(scrollToRange(mark(3).range, window)).toBe(true);
    expect(scrollBy).not.toHaveBeenCalled();
    expect(scrollIntoView).not.toHaveBeenCalled();
  });

  it('centres its paragraph, or the sentence of a tall one', () => {
    const { range } = mark(4, 5, -600);
    scrollToRange(range, window);
    expect(scrollIntoView).toHaveBeenCalledWith(expect.objectContaining({ block: 'center' }));
    text.parentElement!.getBoundingClientRect = () => new DOMRect(0, 0, 500, 3_000);
    scrollToRange(range, window);
    expect(scrollBy).toHaveBeenCalledWith(expect.objectContaining({ top: 800 }));
  });

  it('says when there is nothing to see', () => {
    const { range } = mark(0);
    range.getBoundingClientRect = () => new DOMRect();
    expect(scrollToRange(range, window)).toBe(false);
  });
});

describe('flash', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function setUp(still: boolean) {
    let coats = 0;
    let painted = 0;
    window.matchMedia = () => ({ matches: still }) as MediaQueryList;
    const paint = () => {
      coats += 1;
      painted += 1;
      let on = true;
      return () => {
        if (on) coats -= 1;
        on = false;
      };
    };
    const end = flash(
      mark(0).range,
      { supported: true, paint, setScheme: () => {}, uphold: () => {}, clear: () => {} },
      window,
    );
    return { end, coats: () => coats, painted: () => painted };
  }

  it('lights twice and goes out by itself; once for who wants stillness', () => {
    for (const [still, times] of [
      [false, 2],
      [true, 1],
    ] as const) {
      const lit = setUp(still);
      expect(lit.coats()).toBe(1);
      vi.advanceTimersByTime(FLASH_MS);
      expect(lit.coats()).toBe(0);
      expect(lit.painted()).toBe(times);
    }
  });

  it('goes out at once when it is ended', () => {
    const lit = setUp(false);
    vi.advanceTimersByTime(100);
    lit.end();
    vi.advanceTimersByTime(FLASH_MS);
    expect(lit.coats()).toBe(0);
    expect(lit.painted()).toBe(1);
  });
});
