// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { findFramed } from './framed.ts';

const PROSE = 'The alliance has kept the peace in Europe for decades, and its members want it to last. '.repeat(8);

/** A frame of the same site, or of another one, whose document no script of the page gets. */
function addFrame(text: string | null, box = new DOMRect(0, 0, 300, 250)): void {
  const frame = document.body.appendChild(document.createElement('iframe'));
  frame.getBoundingClientRect = () => box;
  if (text === null) Object.defineProperty(frame, 'contentDocument', { value: null });
  else frame.contentDocument!.body.append(text);
}

const whole = () => new DOMRect(0, 0, window.innerWidth, window.innerHeight);

beforeEach(() => document.body.replaceChildren());

describe('findFramed', () => {
  it('finds the story in a frame of the same site', () => {
    document.body.append('Menu');
    addFrame('Read also');
    addFrame(PROSE);
    addFrame(PROSE.slice(0, 500));
    expect(findFramed(document)).toBe(document.querySelectorAll('iframe')[1]!.contentDocument);
  });

  it('counts no script as the page’s text', () => {
    document.body.append(document.createElement('noscript'));
    document.querySelector('noscript')!.append(PROSE.repeat(2));
    addFrame(PROSE);
    expect(findFramed(document)).not.toBeNull();
  });

  it('takes a frame of the same site for the page where its text is still to come', () => {
    addFrame('', whole());
    expect(findFramed(document)).toBe(document.querySelector('iframe')!.contentDocument);
  });

  it('takes an advertisement for none', () => {
    document.body.append(PROSE);
    addFrame('Buy now. '.repeat(60));
    addFrame(null);
    expect(findFramed(document)).toBeNull();
  });

  it('takes a frame of another site for the page where there is nothing else', () => {
    addFrame(null, whole());
    expect(findFramed(document)).toBe('closed');
    document.body.append(PROSE);
    expect(findFramed(document)).toBeNull();
  });

  it('finds nothing where nothing is', () => {
    addFrame('');
    addFrame(null);
    expect(findFramed(document)).toBeNull();
  });
});
