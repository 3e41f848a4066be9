import MiniSearch from 'minisearch';
import type { Note } from './note.ts';

/** A note with the words around it that a reader may remember it by. */
export interface SearchableNote {
  note: Note;
  /** Text of the claim that it hangs on, or that its sentence was matched to. */
  claimText?: string;
  /** Title of its page. */
  pageTitle?: string;
}

/** Finds notes by words. */
export interface NoteSearch {
  /** Ids of the notes that have every word, best first; all of them, in the given order, for a query without words. */
  find(query: string): string[];
}

/** A word of the reader's own counts most, then tags, then what the note hangs on. */
const BOOST = { text: 3, tags: 2, quote: 1.5, claim: 1, page: 1 };

/** Misspelling allowed: one letter in five, none in words under five letters. */
const fuzzy = (term: string) => (term.length < 5 ? false : 0.2);

/** What is written exactly so stands above what only begins so, and that above a misspelling. */
const WEIGHTS = { prefix: 0.3, fuzzy: 0.1 };

/** Makes the search over a list of notes; beginnings of words and small misspellings match too. */
export function createNoteSearch(notes: SearchableNote[]): NoteSearch {
  const index = new MiniSearch<{ id: string }>({
    fields: ['text', 'tags', 'quote', 'claim', 'page'],
    processTerm: foldTerm,
    searchOptions: { boost: BOOST, prefix: true, fuzzy, weights: WEIGHTS, combineWith: 'AND' },
  });
  const byId = new Map(notes.map((entry) => [entry.note.id, entry]));
  index.addAll([...byId.values()].map(toDocument));
  return {
    find(query) {
      if (!/[\p{L}\p{N}]/u.test(query)) return [...byId.keys()];
      const words = query.split(/[\p{Z}\p{P}\s]+/u).filter((word) => word !== '');
      return index.search({ queries: words.map(withSwaps), combineWith: 'AND' }).map(({ id }) => String(id));
    },
  };
}

function toDocument({ note, claimText = '', pageTitle = '' }: SearchableNote) {
  return {
    id: note.id,
    text: note.text,
    tags: note.tags.join(' '),
    quote: note.target.kind === 'sentence' ? note.target.quote.exact : '',
    claim: claimText,
    page: pageTitle,
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

/** Folds case and accents away: "Vučić" is found by "vucic". */
function foldTerm(term: string): string {
  return term.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
