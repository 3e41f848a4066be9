import { describe, expect, it } from 'vitest';
import { isMatchable } from './matchable.ts';

const SENTENCE = 'Europe can no longer count on American protection, the chancellor said.';

describe('isMatchable', () => {
  it('takes a plain sentence, of prose or of a list', () => {
    expect(isMatchable(SENTENCE)).toBe(true);
    expect(isMatchable(SENTENCE, 'item')).toBe(true);
    expect(isMatchable(SENTENCE, 'quote')).toBe(true);
  });

  it.each(['heading', 'caption', 'cell', 'sign-up'])('leaves a %s alone', (kind) => {
    expect(isMatchable(SENTENCE, kind)).toBe(false);
  });

  it.each([
    'Can Europe still count on American protection?',
    '“Can Europe still count on American protection?”',
    'He said no.',
    'By Anna Kowalska and John Smith in Warsaw',
    'READ MORE ABOUT THE WAR IN UKRAINE TODAY',
    'Photo: A soldier near Bakhmut last winter',
    'Serbia’s Role and Two Visions for Bosnia',
    'Arrow MORE: Putin ‘prepared to discuss Ukraine ceasefire’ with Trump',
    '',
  ])('leaves alone: %s', (text) => {
    expect(isMatchable(text)).toBe(false);
  });

  it('takes a sentence that merely begins like a byline', () => {
    expect(isMatchable('By next year, Europe must replace what America withdraws.')).toBe(true);
  });
});
