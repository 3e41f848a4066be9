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

/** Makes the search over a list of notes; beginnings of words and small misspellings match too. */
export function createNoteSearch(notes: SearchableNote[]): NoteSearch {
  const index = new MiniSearch<{ id: string }>({
    fields: ['text', 'tags', 'quote', 'claim', 'page'],
    processTerm: foldTerm,
    searchOptions: { boost: BOOST, prefix: true, fuzzy, combineWith: 'AND' },
  });
  const byId = new Map(notes.map((entry) => [entry.note.id, entry]));
  index.addAll([...byId.values()].map(toDocument));
  return {
    find(query) {
      if (!/[\p{L}\p{N}]/u.test(query)) return [...byId.keys()];
      return index.search(query).map(({ id }) => String(id));
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

/** Folds case and accents away: "Vučić" is found by "vucic". */
function foldTerm(term: string): string {
  return term.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
