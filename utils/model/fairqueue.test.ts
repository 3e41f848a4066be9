import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFairQueue } from './fairqueue.ts';

// Two tabs are in front at once only where each has a window of its own.
const front = (sender: string, window = sender) => ({ sender, window, inFront: true });
const behind = (sender: string, window: string | null = null) => ({ sender, window, inFront: false });

function takeAll<T>(queue: { take(): T | undefined }): T[] {
  const items: T[] = [];
  for (let item = queue.take(); item !== undefined; item = queue.take()) items.push(item);
  return items;
}

describe('createFairQueue', () => {
  it('serves a short tab between the requests of a long one', () => {
    const queue = createFairQueue<string>();
    for (const item of ['a1', 'a2', 'a3']) queue.push(front('a'), item);
    queue.push(front('b'), 'b1');
    expect(takeAll(queue)).toEqual(['a1', 'b1', 'a2', 'a3']);
  });

  it('sends who was just served to the end, also when it asks again', () => {
    const queue = createFairQueue<string>();
    queue.push(front('a'), 'a1');
    queue.push(front('b'), 'b1');
    expect(queue.take()).toBe('a1');
    queue.push(front('a'), 'a2');
    expect(takeAll(queue)).toEqual(['b1', 'a2']);
  });

  it('serves tabs in front before tabs behind, whenever they came, and tabs behind in turns', () => {
    const queue = createFairQueue<string>();
    queue.push(behind('b'), 'b1');
    queue.push(behind('b'), 'b2');
    queue.push(behind('c'), 'c1');
    expect(queue.nextInFront()).toBe(false);
    queue.push(front('a'), 'a1');
    queue.push(front('a'), 'a2');
    queue.push(front('z'), 'z1');
    expect(queue.nextInFront()).toBe(true);
    expect(takeAll(queue)).toEqual(['a1', 'z1', 'a2', 'b1', 'c1', 'b2']);
    expect(queue.nextInFront()).toBeNull();
  });

  it('serves the tab that has come to front before what the one before it in its window still waits for', () => {
    const queue = createFairQueue<string>();
    queue.push(front('a', 'w'), 'a1');
    expect(queue.take()).toBe('a1');
    queue.push(front('a', 'w'), 'a2');
    queue.push(front('x', 'other'), 'x1');
    queue.push(front('b', 'w'), 'b1');
    queue.push(front('b', 'w'), 'b2');
    expect(takeAll(queue)).toEqual(['x1', 'b1', 'b2', 'a2']);
    // The reader goes back before it was served.
    queue.push(front('a', 'w'), 'a3');
    queue.push(front('b', 'w'), 'b3');
    queue.push(front('a', 'w'), 'a4');
    expect(takeAll(queue)).toEqual(['a3', 'a4', 'b3']);
    // Askers without a window are each in front.
    queue.push({ sender: 'p', window: null, inFront: true }, 'p1');
    queue.push({ sender: 'q', window: null, inFront: true }, 'q1');
    expect(takeAll(queue)).toEqual(['p1', 'q1']);
  });

  it('loses and doubles nothing, and keeps each sender in order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), (senders) => {
        const queue = createFairQueue<[string, number]>();
        for (const [index, sender] of senders.entries())
          queue.push({ sender, window: sender, inFront: sender !== 'b' }, [sender, index]);
        const taken = takeAll(queue);
        expect(taken.toSorted((a, b) => a[1] - b[1]).map(([sender]) => sender)).toEqual(senders);
        for (const sender of ['a', 'b', 'c']) {
          const order = taken.filter(([from]) => from === sender).map(([, index]) => index);
          expect(order).toEqual(order.toSorted((a, b) => a - b));
        }
      }),
    );
  });
});
