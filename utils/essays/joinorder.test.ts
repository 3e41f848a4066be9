import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinOrder } from './joinorder.ts';

const order = (words: string) => words.split(' ').filter(Boolean);

describe('joinOrder', () => {
  it.each([
    ['only the one here moved', 'a b c', 'c a b', 'a b c', 'c a b'],
    ['only the other moved', 'a b c', 'a b c', 'c a b', 'c a b'],
    ['both moved', 'a b c', 'b a c', 'c a b', 'c a b'],
    ['each has new ones', 'a b', 'b x a', 'a y b z', 'b z x a y'],
    ['what a new one followed went here', 'a b c', 'c a', 'a b new c', 'c a new'],
    ['what one’s own followed went there', 'a b c', 'a b own c', 'c a', 'c a own'],
    ['a new one comes first', 'a b', 'b a', 'new a b', 'new b a'],
  ])('where %s', (_case, base, mine, theirs, joined) => {
    const stays = new Set(order(joined));
    expect(joinOrder(order(base), order(mine), order(theirs), stays)).toEqual(order(joined));
  });

  it('goes by the other order where it is not known what was before', () => {
    expect(joinOrder(null, order('b own a'), order('a b'), new Set(order('a b own')))).toEqual(order('a b own'));
  });

  it('names each that stays once, in the order of one of the two', () => {
    const ids = fc.uniqueArray(fc.constantFrom(...order('a b c d e f g')));
    fc.assert(
      fc.property(fc.option(ids), ids, ids, fc.func(fc.boolean()), (base, mine, theirs, keeps) => {
        const stays = new Set([...mine, ...theirs].filter((id) => keeps(id)));
        const joined = joinOrder(base, mine, theirs, stays);
        expect(joined.toSorted()).toEqual([...stays].toSorted());
        const follows = (list: string[]) => {
          const left = joined.filter((id) => list.includes(id));
          return left.join() === list.filter((id) => stays.has(id)).join();
        };
        expect(follows(mine) || follows(theirs)).toBe(true);
      }),
    );
  });
});
