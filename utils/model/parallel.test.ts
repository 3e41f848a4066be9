import { describe, expect, it } from 'vitest';
import { chooseThreads, chooseWorkers } from './parallel.ts';

describe('chooseWorkers', () => {
  it('has two read side by side where there are two cores and the memory for it', () => {
    expect(chooseWorkers(2, 8)).toBe(2);
    expect(chooseWorkers(16, 32)).toBe(2);
    expect(chooseWorkers(1, 8)).toBe(1);
    expect(chooseWorkers(8, 4)).toBe(1);
  });

  it('takes a browser that does not tell its memory for one with room', () => {
    expect(chooseWorkers(2, undefined)).toBe(2);
  });
});

describe('chooseThreads', () => {
  it('leaves half of the cores over, however many workers there are', () => {
    expect(chooseThreads(2, 1, 'function')).toBe(1);
    expect(chooseThreads(4, 1, 'function')).toBe(2);
    expect(chooseThreads(4, 2, 'function')).toBe(1);
    expect(chooseThreads(8, 2, 'function')).toBe(2);
  });

  it('takes one where memory cannot be shared', () => {
    expect(chooseThreads(16, 1, 'undefined')).toBe(1);
  });
});
