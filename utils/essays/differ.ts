import type { Claim, Essay } from './essay.ts';
import { isolate } from './isolate.ts';

/** What one state of an essay says and another does not; null: it says nothing there. */
export interface Difference {
  here: string | null;
  there: string | null;
}

/** Lists where two states of an essay differ in title, claims and wordings, in the order of the first. */
export function listDifferences(here: Essay, there: Essay): Difference[] {
  const [ours, theirs] = [here, there].map(({ claims }) => new Map(claims.map((claim) => [claim.id, said(claim)])));
  const ids = new Set([...ours!.keys(), ...theirs!.keys()]);
  return [
    { here: here.title, there: there.title },
    ...[...ids].map((id) => ({ here: ours!.get(id) ?? null, there: theirs!.get(id) ?? null })),
  ].filter((each) => each.here !== each.there);
}

function said({ text, wordings = [] }: Claim): string {
  if (wordings.length === 0) return text;
  return [text, ...wordings.map((wording) => wording.text)].map(isolate).join(' / ');
}
