import fc from 'fast-check';
import { expect, it } from 'vitest';
import { movePlace } from './moveplace.ts';

it.each([
  ['See [[ it', 'Do see [[ it', [7, 9]],
  ['See [[ it', 'See [[ it all', [4, 6]],
  ['See [[ it', 'See [[! it', [4, 6]],
  ['See [[ it', '[[ it', [0, 2]],
  ['See [[ it', 'See [ it', null],
  ['See [[ it', '', null],
])('finds the brackets of %j in %j', (before, after, place) => {
  expect(movePlace([4, 6], before, after)).toEqual(place);
});

it('moves to what reads the same, wherever the text changed beside it', () => {
  const part = fc.string({ maxLength: 6 });
  fc.assert(
    fc.property(part, part, fc.string({ minLength: 1, maxLength: 3 }), part, (head, next, marked, tail) => {
      const [before, after] = [head + marked + tail, next + marked + tail];
      const moved = movePlace([head.length, head.length + marked.length], before, after);
      if (moved) expect(after.slice(...moved)).toBe(marked);
    }),
  );
});
