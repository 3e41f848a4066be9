import type { ReadClaim, ReadText } from './claimside.ts';
import type { Explanation, Span } from './match.ts';
import type { Rarity } from './rarity.ts';
import { tokenize, type Token } from './terms.ts';
import { dot } from './vector.ts';

/** Stretches shown of each text. */
const SHOWN = 3;
/** Words between two carrying words that still make one stretch. */
const BRIDGED = 2;
/** Marks that end a clause: a stretch does not run across them. */
const CLAUSE = /[,;:—–"“”()]/;

interface Stretch extends Span {
  weight: number;
}

/**
 * Finds the parts of a sentence and of a claim that carried their match: the words they share by stem or name,
 * directly or through the wording that lies nearest to the sentence. Where they share none, the sentence's weightiest
 * clause stands in.
 */
export function explainMatch(
  text: string,
  sentence: ReadText,
  claimText: string,
  claim: ReadClaim,
  rarity: Rarity,
): Explanation {
  const nearest = [...claim.same, ...claim.dispute].toSorted(
    (a, b) => dot(sentence.vector, b.vector) - dot(sentence.vector, a.vector),
  )[0];
  const support = nearest ? claim.words.terms.union(nearest.words.terms) : claim.words.terms;
  const sentenceTokens = tokenize(text);
  const spans = stretches(text, sentenceTokens, support, rarity);
  return {
    sentence: spans.length > 0 ? spans : weightiestClause(text, sentenceTokens, rarity),
    claim: stretches(claimText, tokenize(claimText), sentence.words.terms, rarity),
  };
}

function stretches(text: string, tokens: Token[], terms: Set<string>, rarity: Rarity): Span[] {
  const found: Stretch[] = [];
  let gap = Infinity;
  for (const token of tokens) {
    if (token.stop || !terms.has(token.term)) {
      gap += 1;
      continue;
    }
    const last = found.at(-1);
    if (last && gap <= BRIDGED && !CLAUSE.test(text.slice(last.end, token.start))) {
      last.end = token.end;
      last.weight += rarity(token.term);
    } else {
      found.push({ start: token.start, end: token.end, weight: rarity(token.term) });
    }
    gap = 0;
  }
  return best(found, SHOWN);
}

function weightiestClause(text: string, tokens: Token[], rarity: Rarity): Span[] {
  const clauses: Stretch[] = [];
  for (const token of tokens) {
    const last = clauses.at(-1);
    const weight = token.stop ? 0 : rarity(token.term);
    if (last && !CLAUSE.test(text.slice(last.end, token.start))) {
      last.end = token.end;
      last.weight += weight;
    } else {
      clauses.push({ start: token.start, end: token.end, weight });
    }
  }
  return best(clauses, 1);
}

function best(found: Stretch[], count: number): Span[] {
  return found
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, count)
    .map(({ start, end }) => ({ start, end }));
}
