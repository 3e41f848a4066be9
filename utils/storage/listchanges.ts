/** What becomes of one record of a file. */
export type PlannedChange<Stored> =
  | { kind: 'added'; record: Stored }
  | { kind: 'changed'; before: Stored; after: Stored }
  | { kind: 'skipped'; record: Stored; why: SkipReason };

/** `same`: it is here just so; `newer`: what is here is newer, or was changed here; `deleted`: the reader deleted it since. */
export type SkipReason = 'same' | 'newer' | 'deleted';

/** What a reader sees of a record. */
export interface RecordWords {
  text: string;
  /** The first words of the sentence that a note is on; empty: it is on none. */
  on: string;
  tags: string[];
}

/** Records of which a reader can see what becomes of them: the first `MOST_LISTED`, and how many there are in all. */
export interface Listed<Line> {
  first: Line[];
  total: number;
}

export interface ChangeLists {
  added: Listed<RecordWords>;
  changed: Listed<{ before: RecordWords; after: RecordWords }>;
  skipped: Listed<RecordWords & { why: SkipReason }>;
}

/** Nobody reads more; the rest is told as a number. */
export const MOST_LISTED = 50;

/** UTF-16 code units shown of a text, and of them before the place where it differs from the other one. */
const SHOWN = 600;
const LEAD = 80;

/** Lists what becomes of the records of a file, texts cut to what can be read in a list. */
export function listChanges<Stored>(
  changes: PlannedChange<Stored>[],
  wordsOf: (record: Stored) => RecordWords,
): ChangeLists {
  const added: RecordWords[] = [];
  const changed: { before: RecordWords; after: RecordWords }[] = [];
  const skipped: (RecordWords & { why: SkipReason })[] = [];
  const total = { added: 0, changed: 0, skipped: 0 };
  for (const change of changes) {
    total[change.kind] += 1;
    if (total[change.kind] > MOST_LISTED) continue;
    if (change.kind === 'changed') {
      const [before, after] = [wordsOf(change.before), wordsOf(change.after)];
      const from = firstDifference(before.text, after.text);
      changed.push({ before: cut(before, from), after: cut(after, from) });
    } else {
      const words = cut(wordsOf(change.record), 0);
      if (change.kind === 'added') added.push(words);
      else skipped.push({ ...words, why: change.why });
    }
  }
  return {
    added: { first: added, total: total.added },
    changed: { first: changed, total: total.changed },
    skipped: { first: skipped, total: total.skipped },
  };
}

/** Where two texts part, in UTF-16 code units; 0 where they are the same. */
function firstDifference(a: string, b: string): number {
  if (a === b) return 0;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

/** Cuts a text to a stretch that begins shortly before a place in it. */
function cut({ text, ...rest }: RecordWords, place: number): RecordWords {
  const start = place < SHOWN - LEAD ? 0 : place - LEAD;
  const shown = text.slice(start, start + SHOWN).toWellFormed();
  const end = start + SHOWN < text.length ? '…' : '';
  return { text: (start > 0 ? '…' : '') + shown + end, ...rest };
}
