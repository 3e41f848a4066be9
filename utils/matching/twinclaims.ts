import type { Claim, Essay } from '../essays/essay.ts';
import type { Scorer } from './scorer.ts';

/** An essay with each of its claims once, and for each of its own claims the column where it stands there. */
interface Once {
  essay: Essay;
  columns: number[];
}

/**
 * Has claims of the same words scored as one and told as each. Each would else be measured against the other as a claim of
 * its own, which no sentence can be nearer to: an essay's only claim, entered twice, fell from 0.80 to 0.17 for its very words.
 */
export function joinTwins(scorer: Scorer): Scorer {
  const known = new WeakMap<Essay, Once>();
  const onceOf = (essay: Essay): Once => {
    const once = known.get(essay) ?? saidOnce(essay);
    known.set(essay, once);
    return once;
  };
  return {
    ...scorer,
    async score(sentences, essay) {
      const once = onceOf(essay);
      const rows = await scorer.score(sentences, once.essay);
      return once.essay === essay ? rows : rows.map((row) => once.columns.map((column) => row[column]!));
    },
    async match(sentences, essay, options = {}) {
      const once = onceOf(essay);
      if (once.essay === essay) return scorer.match(sentences, essay, options);
      const ids = essay.claims.map(({ id }) => id);
      const first = new Map(ids.map((id, i) => [id, once.essay.claims[once.columns[i]!]!.id]));
      const twins = Map.groupBy(ids, (id) => first.get(id)!);
      const verdicts = options.verdicts?.map((each) => ({ ...each, claim: first.get(each.claim) ?? each.claim }));
      const found = await scorer.match(sentences, once.essay, { ...options, ...(verdicts && { verdicts }) });
      return found.flatMap((match) => twins.get(match.claim)!.map((claim) => ({ ...match, claim })));
    },
    foresee: (sentences, essay) => scorer.foresee(sentences, onceOf(essay).essay),
  };
}

function saidOnce(essay: Essay): Once {
  const places = new Map<string, number>();
  const claims: Claim[] = [];
  const columns = essay.claims.map((claim) => {
    const content = JSON.stringify([claim.text, claim.wordings ?? []]);
    const place = places.get(content) ?? claims.push(claim) - 1;
    places.set(content, place);
    return place;
  });
  return { essay: claims.length === essay.claims.length ? essay : { ...essay, claims }, columns };
}
