import MiniSearch from 'minisearch';
import { type ExportedNote, pageOf } from './exportednote.ts';
import { foldTerm } from './foldterm.ts';
import { siteName } from './sitename.ts';
import { WORD } from './word.ts';

/** Finds notes by words. */
export interface NoteSearch {
  /**
   * Brings the index in step with a list of notes: only what changed since is read anew, many in portions with pauses
   * between them, so that the page stays alive. Calls wait for each other; each resolves when its notes can be found.
   */
  update(notes: ExportedNote[]): Promise<void>;
  /** Ids of the notes that have every word, best first; all of them, in the given order, for a query without words. */
  find(query: string): string[];
}

/** A word of the reader's own counts most, then tags, then what the note hangs on; least what many notes share. */
const BOOST = { text: 3, tags: 2, quote: 1.5, claim: 1, page: 1, around: 0.5 };

/** Misspelling allowed: one letter in five, none in words under five letters. */
const fuzzy = (term: string) => (term.length < 5 ? false : 0.2);

/** One or two letters begin words of nearly every note: they stand for themselves only ("EU"). */
const prefix = (term: string) => term.length > 2;

/** What is written exactly so stands above what only begins so, and that above a misspelling. */
const WEIGHTS = { prefix: 0.3, fuzzy: 0.1 };

/** Misspellings are looked for where fewer notes than these have the words as typed. */
const ENOUGH = 30;

/**
 * In a query of more words than these no beginnings of words and no misspellings are looked for, but for the word that is
 * typed: among many notes each takes tens of milliseconds, and a pasted paragraph would stop the page for seconds.
 */
const MOST_LOOSE = 8;

/** What stands behind the last dot of a site's name: "com" would find half of all notes, on the way to "company". */
const SITE_ENDING = /\.[^.]+$/;

/** The same of a site that is typed among other words ("nytimes.com"), also while it is typed; the S of "U.S." is none. */
const TYPED_ENDING = /(?<=[\p{L}\p{N}]{2})\.\p{L}+(?=[\s/]|$)/gu;

/** Notes read between two pauses: some tens of milliseconds (`npm run bench -- notes`: 50,000 in a few seconds). */
const PORTION = 500;

/** Makes the search over notes; beginnings of words and small misspellings match too. */
export function createNoteSearch(): NoteSearch {
  const index = new MiniSearch<{ id: string }>({
    fields: ['text', 'tags', 'quote', 'claim', 'page', 'around'],
    tokenize: wordsOf,
    processTerm: foldTerm,
    searchOptions: { boost: BOOST, prefix, weights: WEIGHTS, combineWith: 'AND' },
  });
  /** What is indexed of each note, in the given order. */
  let versions = new Map<string, string>();
  let updated = Promise.resolve();

  async function bringInStep(notes: ExportedNote[]): Promise<void> {
    const next = new Map(notes.map((entry) => [entry.note.id, versionOf(entry)]));
    for (const id of versions.keys()) if (versions.get(id) !== next.get(id)) index.discard(id);
    const stale = notes.filter(({ note }) => versions.get(note.id) !== next.get(note.id));
    versions = next;
    const unique = new Map(stale.map((entry) => [entry.note.id, entry]));
    await index.addAllAsync([...unique.values()].map(toDocument), { chunkSize: PORTION });
  }

  return {
    update(notes) {
      updated = updated.then(() => bringInStep(notes));
      return updated;
    },
    find(query) {
      const words = [...new Set(wordsOf(query.replaceAll(TYPED_ENDING, '')))];
      if (words.length === 0) return [...versions.keys()];
      if (words.length > MOST_LOOSE)
        return idsOf(index.search({ queries: allButLastWhole(words), combineWith: 'AND' }));
      const typed = index.search({ queries: words, combineWith: 'AND' });
      const found =
        typed.length < ENOUGH ? index.search({ queries: words.map(withSwaps), combineWith: 'AND', fuzzy }) : typed;
      return idsOf(found);
    },
  };
}

function allButLastWhole(words: string[]) {
  return words.map((word, i) => (i === words.length - 1 ? word : { queries: [word], prefix: false }));
}

function idsOf(found: { id: unknown }[]): string[] {
  return found.map(({ id }) => String(id));
}

/** Differs when anything of a note that can be found differs. */
function versionOf({ note, claimText, pageTitle, essayTitle, themes = [] }: ExportedNote): string {
  // The address and not its site: this is asked of all notes whenever one changes.
  const parts = [note.modified, note.text.length, claimText, pageTitle, essayTitle, pageOf(note), ...themes];
  return parts.join('\u0000');
}

/** What many notes have in common: the essay of the claim, themes, and the site without its ending. */
function aroundOf({ note, essayTitle = '', themes = [] }: ExportedNote): string {
  const page = pageOf(note);
  return [essayTitle, ...themes, page === null ? '' : siteName(page).replace(SITE_ENDING, '')].join(' ');
}

function toDocument(entry: ExportedNote) {
  const { note, claimText = '', pageTitle = '' } = entry;
  return {
    id: note.id,
    text: note.text,
    tags: note.tags.join(' '),
    quote: note.target.kind === 'sentence' ? note.target.quote.exact : '',
    claim: claimText,
    page: pageTitle,
    around: aroundOf(entry),
  };
}

/**
 * The word or what it would be with two neighbouring letters changed over. By the count of wrong letters a swap is two,
 * and two wrong letters in a short word would let in too many others.
 */
function withSwaps(word: string) {
  const letters = [...foldTerm(word)];
  if (letters.length < 4) return word;
  const swapped = letters
    .slice(1)
    .map((letter, i) => [...letters.slice(0, i), letter, letters[i], ...letters.slice(i + 2)].join(''));
  const swaps = { queries: swapped, prefix: false, fuzzy: false, boostTerm: () => WEIGHTS.fuzzy };
  return { combineWith: 'OR' as const, queries: [word, { ...swaps, combineWith: 'OR' as const }] };
}

/** Words without what stands around them: Markdown's marks, "$800", "<https://…>". */
function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}
