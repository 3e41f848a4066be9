import type { Claim, Essay, Wording } from './essay.ts';
import { joinOrder } from './joinorder.ts';
import { MOST_RETIRED } from './parse.ts';

/** What taking another version of a pack does to the essay that the reader has. */
export interface PackUpdate {
  /** The essay as it would be. */
  essay: Essay;
  added: Claim[];
  changed: { before: Claim; after: Claim }[];
  removed: Claim[];
  /** Claims that stay as the reader made or worded them, although the pack says otherwise. */
  kept: Claim[];
  /** What changes beside the claims: the citation, and how the themes are called. */
  about: AboutChange[];
  /** Claims that the reader took out and that the pack has. They stay out. */
  leftOut: Claim[];
}

/** Parts of an essay that are not its claims: of each the reader's own word counts where there is one. */
const PARTS = ['title', 'author', 'affiliation', 'publication', 'url', 'licence', 'sensitivity'] as const;

/** One of them that changes, or a theme's name; in words, empty where there was nothing. */
export interface AboutChange {
  part: (typeof PARTS)[number] | 'theme';
  before: string;
  after: string;
}

/**
 * Joins another version of a pack to what the reader made of it. Where the pack changed something, the pack's word
 * counts; where the reader did, the reader's. A claim that the pack gave up goes, unless the reader worked on it. The
 * order is the reader's, unless the pack moved something. Nothing is dropped where both are more than an essay holds:
 * that is for who keeps it to refuse.
 * @param base the pack as it was taken last; null: not known (the essay was made here), then nothing of the reader's
 *   goes and the pack's wording of a claim counts
 */
export function updateFromPack(base: Essay | null, mine: Essay, theirs: Essay): PackUpdate {
  const update: PackUpdate = { essay: mine, added: [], changed: [], removed: [], kept: [], about: [], leftOut: [] };
  const [before, own, offered] = [base, mine, theirs].map((essay) => byId(essay?.claims ?? []));
  const joined = new Map<string, Claim>();

  for (const claim of theirs.claims) {
    const [known, now] = [before!.get(claim.id), own!.get(claim.id)];
    if (now) {
      const next = joinClaim(known, now, claim);
      joined.set(claim.id, next);
      if (!sameClaim(next, now)) update.changed.push({ before: now, after: next });
      else if (next.text !== claim.text) update.kept.push(next);
    } else if (known || (base === null && isRetired(mine, claim))) update.leftOut.push(claim);
    else {
      joined.set(claim.id, claim);
      update.added.push(claim);
    }
  }
  const stays = (claim: Claim) => {
    const known = before!.get(claim.id);
    return !known || !sameClaim(known, claim);
  };
  for (const claim of mine.claims) {
    if (offered!.has(claim.id)) continue;
    if (stays(claim)) {
      joined.set(claim.id, claim);
      update.kept.push(claim);
    } else update.removed.push(claim);
  }

  const order = inOrder(new Set(joined.keys()), base?.claims, mine.claims, theirs.claims);
  update.essay = {
    ...joinCitation(base, mine, theirs),
    version: Math.max(mine.version ?? 1, theirs.version ?? 1),
    ...joinThemes(base, mine, theirs, [...joined.values()]),
    claims: order.map((id) => joined.get(id)!),
    ...(mine.retired || update.removed.length > 0 ? { retired: retire(mine, update) } : {}),
  };
  update.about = listAboutChanges(mine, update.essay);
  return update;
}

/** Tells whether an update would change anything but the version and the order. */
export function changesNothing({ added, changed, removed, about }: PackUpdate): boolean {
  return added.length + changed.length + removed.length + about.length === 0;
}

function listAboutChanges(before: Essay, after: Essay): AboutChange[] {
  const parts = PARTS.map((part) => ({ part, before: partWords(before, part), after: partWords(after, part) }));
  const themes = after.themes.map(({ id, label }) => ({
    part: 'theme' as const,
    before: before.themes.find((theme) => theme.id === id)?.label ?? label,
    after: label,
  }));
  return [...parts, ...themes].filter((change) => change.before !== change.after);
}

function partWords(essay: Essay, part: (typeof PARTS)[number]): string {
  if (part !== 'publication') return essay[part] ?? '';
  return [essay.publication?.name, essay.publication?.date].filter(Boolean).join(', ');
}

function byId(claims: Claim[]): Map<string, Claim> {
  return new Map(claims.map((claim) => [claim.id, claim]));
}

function joinClaim(base: Claim | undefined, mine: Claim, theirs: Claim): Claim {
  const pick = (field: 'text' | 'theme') => (base && mine[field] !== base[field] ? mine[field] : theirs[field]);
  const wordings = joinWordings(base?.wordings ?? [], mine.wordings ?? [], theirs.wordings ?? []);
  const { wordings: _wordings, ...bare } = mine;
  return { ...bare, text: pick('text'), theme: pick('theme'), ...(wordings.length > 0 && { wordings }) };
}

function joinWordings(base: Wording[], mine: Wording[], theirs: Wording[]): Wording[] {
  const has = (list: Wording[], wording: Wording) => list.some((each) => sameWording(each, wording));
  const own = mine.filter((wording) => !has(base, wording) && !has(theirs, wording));
  const givenUp = (wording: Wording) => has(base, wording) && !has(mine, wording);
  const joined = [...own, ...theirs.filter((wording) => !givenUp(wording))];
  // In the order in which they stand here: another order alone is no news.
  return [...mine.filter((wording) => has(joined, wording)), ...joined.filter((wording) => !has(mine, wording))];
}

function sameWording(a: Wording, b: Wording): boolean {
  return a.relation === b.relation && a.text === b.text;
}

function sameClaim(a: Claim, b: Claim): boolean {
  const [one = [], other = []] = [a.wordings, b.wordings];
  const sameWordings = one.length === other.length && one.every((wording, i) => sameWording(wording, other[i]!));
  return a.text === b.text && a.theme === b.theme && sameWordings;
}

/**
 * Of each part of the citation, and of the sensitivity, the reader's own word where there is one, else the pack's; what
 * the pack took out goes.
 */
function joinCitation(base: Essay | null, mine: Essay, theirs: Essay): Essay {
  const joined: Essay = { ...mine };
  for (const field of PARTS) {
    const changedHere = base !== null && JSON.stringify(mine[field]) !== JSON.stringify(base[field]);
    if (changedHere) continue;
    if (theirs[field] !== undefined) Object.assign(joined, { [field]: theirs[field] });
    else if (base !== null) delete joined[field as Exclude<typeof field, 'title' | 'author'>];
  }
  return joined;
}

/**
 * The themes of both, named as the reader named them. Those that one of the two took out go, unless claims are in them;
 * an empty one that nobody took out stays.
 */
function joinThemes(base: Essay | null, mine: Essay, theirs: Essay, claims: Claim[]): Pick<Essay, 'themes'> {
  const labelOf = (essay: Essay | null, id: string) => essay?.themes.find((theme) => theme.id === id)?.label;
  const used = new Set(claims.map(({ theme }) => theme));
  const labels = new Map<string, string>();
  for (const { id } of [...theirs.themes, ...mine.themes]) {
    const [before, now, offered] = [base, mine, theirs].map((essay) => labelOf(essay, id));
    const isTakenOut = before !== undefined && (now === undefined || offered === undefined);
    if (isTakenOut && !used.has(id)) continue;
    const isRenamedHere = before !== undefined && now !== undefined && now !== before;
    labels.set(id, (isRenamedHere ? now : (offered ?? now))!);
  }
  const ids = inOrder(new Set(labels.keys()), base?.themes, mine.themes, theirs.themes);
  return { themes: ids.map((id) => ({ id, label: labels.get(id)! })) };
}

type Named = { id: string };

function inOrder(stays: Set<string>, base: Named[] | undefined, mine: Named[], theirs: Named[]): string[] {
  const ids = (list: Named[]) => list.map(({ id }) => id);
  return joinOrder(base ? ids(base) : null, ids(mine), ids(theirs), stays);
}

/** Where the last pack is known and lacks the claim, it was the pack that took it out. */
function isRetired({ retired = [] }: Essay, claim: Claim): boolean {
  return retired.some(({ id }) => id === claim.id);
}

/** Claims that the pack gave up join those taken out before; what it has again is none of these any more. */
function retire({ retired = [] }: Essay, { added, removed }: Pick<PackUpdate, 'added' | 'removed'>): Essay['retired'] {
  const out = retired.filter(({ id }) => !added.some((claim) => claim.id === id));
  return [...out, ...removed.map(({ id, text }) => ({ id, text }))].slice(-MOST_RETIRED);
}
