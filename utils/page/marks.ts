import type { Article } from '../article/article.ts';
import { ELEMENT } from '../article/nodekind.ts';
import { isVisible } from '../article/shown.ts';
import type { EssayColour } from '../essays/look.ts';
import { createTextReader, type Anchor } from '../highlight/anchor.ts';
import { inReadingOrder } from '../highlight/navigate.ts';
import type { Look, Painter } from '../highlight/paint.ts';
import type { Note, NoteTarget, Quote } from '../notes/note.ts';
import type { CardSubject } from './card.ts';
import { inSlices } from './idle.ts';
import { quoteOf, type ShownMatch } from './knownmatch.ts';
import { locate, sentenceOf } from './locate.ts';

/** A sentence that is painted. */
export interface Mark extends Anchor {
  subject: CardSubject;
  /** Ids of the matches and notes that it stands for. */
  ids: string[];
}

/** What is to be seen in the page. */
export interface Scene {
  /** Null where the page has no article of ours; notes are then looked for in the whole body. */
  article: Article | null;
  places: (Element | null)[];
  /** The page is too large to be searched: what is not in its article is painted where it is, or not at all. */
  isPart?: boolean;
  /** Chosen matches, rejected ones left out. */
  matches: ShownMatch[];
  notes: Note[];
  /** What an essay's highlights are painted in. */
  colourOf(essay: string): EssayColour;
}

export interface Marks {
  /** Paints what is new, takes away what is gone, leaves the rest. A later call overtakes an earlier one. */
  show(scene: Scene, signal: AbortSignal): Promise<void>;
  /**
   * Finds what the page wrote anew since, word for word: what was painted and lost its words. Does nothing while `show` is
   * at work.
   * @returns whether there was such
   */
  follow(signal: AbortSignal): Promise<boolean>;
  clear(): void;
  /** Ids of matches and notes whose paint lies on its words at this moment. */
  readonly standing: ReadonlySet<string>;
  /** In reading order. */
  readonly list: readonly Mark[];
  /** Ids of matches and notes whose sentence is not in the page. */
  readonly lost: readonly string[];
}

interface Wanted {
  quote: Quote;
  matches: ShownMatch[];
  notes: Note[];
}

interface Painted {
  mark: Mark;
  /** What the range held when it was painted. */
  text: string;
  looks: string;
  erase: (() => void)[];
}

export function createMarks(document: Document, painter: Painter): Marks {
  const painted = new Map<string, Painted>();
  let list: Mark[] = [];
  let lost: string[] = [];
  let round = 0;
  /** Calls of `show` that are at work. */
  let showing = 0;
  let last: Scene | null = null;
  /** Sentences that were painted in the last scene and have lost their words since. */
  const strayed = new Set<string>();
  /** The page's whole text in which a sentence was not found, not even roughly: it need not be searched once more. */
  let searchedIn = '';
  const notIn = new Set<string>();

  const drop = (key: string): void => {
    for (const erase of painted.get(key)?.erase ?? []) erase();
    painted.delete(key);
  };

  async function paint(scene: Scene, signal: AbortSignal, exactly: boolean): Promise<void> {
    round += 1;
    const mine = round;
    const wanted = wantedOf(scene);
    for (const key of painted.keys()) if (!wanted.has(key)) drop(key);
    const read = createTextReader();
    const missing: string[] = [];
    const root = scene.isPart ? null : document.body;

    /** What the article has was found in it word for word; of the rest a failure is remembered. */
    const seek = (key: string, quote: Quote, how: { exactly: boolean }): Anchor | null => {
      const inArticle = scene.article !== null && sentenceOf(quote, scene.article) !== null;
      if (how.exactly || inArticle || !root) return locate(quote, scene, root, read, how);
      const { text } = read(root);
      if (text !== searchedIn) {
        searchedIn = text;
        notIn.clear();
      }
      if (notIn.has(key)) return null;
      const found = locate(quote, scene, root, read);
      if (!found) notIn.add(key);
      return found;
    };

    await inSlices(
      wanted,
      ([key, want]) => {
        if (mine !== round) return;
        const subject: CardSubject = {
          key,
          quote: want.quote,
          matches: want.matches,
          hasNote: want.notes.length > 0,
        };
        const ids = [...want.matches, ...want.notes].map(({ id }) => id);
        const looks = looksOf(want, scene.colourOf);
        const known = painted.get(key);
        const there = known && stillThere(known) ? known : null;
        const stays = there?.looks === looks.join() ? there : null;
        // In a hurry only what has gone is looked for.
        if (exactly && !stays && !known && !strayed.has(key)) return void missing.push(...ids);
        const isSeen = stays !== null && (exactly || (isShown(stays.mark) && !isBesideArticle(stays.mark, scene)));
        const how = { exactly: exactly && known?.mark.exact !== false };
        const anchor = isSeen ? null : (seek(key, want.quote, how) ?? there?.mark ?? null);
        // Folded away it stays too, unless a copy of it is shown: that may have come in its place.
        if (stays && !(anchor?.exact && isShown(anchor))) {
          Object.assign(stays.mark, { subject, ids });
          return;
        }
        drop(key);
        strayed.delete(key);
        if (!anchor || !painter.supported) {
          if (exactly) strayed.add(key);
          return void missing.push(...ids);
        }
        const erase = looks.map((look) => painter.paint(look, anchor.range));
        const text = anchor.range.toString();
        painted.set(key, { mark: { ...anchor, subject, ids }, text, looks: looks.join(), erase });
      },
      signal,
    );
    if (mine !== round) return;
    list = inReadingOrder([...painted.values()].map(({ mark }) => mark));
    lost = missing;
  }

  return {
    get list() {
      return list;
    },
    get lost() {
      return lost;
    },
    get standing() {
      return new Set([...painted.values()].filter(stillThere).flatMap(({ mark }) => mark.ids));
    },
    clear() {
      round += 1;
      for (const key of painted.keys()) drop(key);
      list = [];
      lost = [];
      last = null;
      strayed.clear();
    },
    async show(scene, signal) {
      last = scene;
      strayed.clear();
      showing += 1;
      try {
        await paint(scene, signal, false);
      } finally {
        showing -= 1;
      }
    },
    async follow(signal) {
      if (!last || showing > 0 || (strayed.size === 0 && [...painted.values()].every(stillThere))) return false;
      await paint(last, signal, true);
      return true;
    },
  };
}

/** Names a sentence of the page: the same however often it is painted anew. */
export function keyOf({ prefix, exact }: Quote): string {
  return `${prefix}\u0000${exact}`;
}

/** One entry for each sentence, whatever stands on it. */
function wantedOf({ article, matches, notes }: Scene): Map<string, Wanted> {
  const wanted = new Map<string, Wanted>();
  const entry = (quote: Quote): Wanted => {
    const key = keyOf(quote);
    const known = wanted.get(key) ?? { quote, matches: [], notes: [] };
    wanted.set(key, known);
    return known;
  };
  // Other words may have stood before it when it was kept, or in the file that it came with.
  const present = (quote: Quote): Quote => {
    const sentence = article && sentenceOf(quote, article);
    return sentence ? quoteOf(article, sentence) : quote;
  };
  for (const match of matches) entry(present(match.quote)).matches.push(match);
  for (const note of notes) if (isOnSentence(note.target)) entry(present(note.target.quote)).notes.push(note);
  return wanted;
}

function isOnSentence(target: NoteTarget): target is Extract<NoteTarget, { kind: 'sentence' }> {
  return target.kind === 'sentence';
}

/** Two colours on one sentence would mix to a third: the essay of the strongest match has it, the card tells of both. */
function looksOf({ matches, notes }: Wanted, colourOf: Scene['colourOf']): Look[] {
  const [strongest] = matches.toSorted((a, b) => b.score - a.score);
  const looks = new Set<Look>(
    matches
      .filter(({ essay }) => essay === strongest?.essay)
      .map(({ essay, relation }) => `${relation}-${colourOf(essay)}` as const),
  );
  if (notes.length > 0) looks.add('note');
  return [...looks].toSorted();
}

/** A live range collapses when the page writes its text anew, and grows or shrinks where the page edits it. */
function stillThere({ mark: { range }, text }: Painted): boolean {
  return !range.collapsed && range.startContainer.isConnected && range.toString() === text;
}

/** Tells whether paint lies on a copy of its sentence, as in a teaser: the article lacked that for a while, and has it again. */
function isBesideArticle({ range, subject }: Mark, { article, places }: Scene): boolean {
  const sentence = article && sentenceOf(subject.quote, article);
  const place = sentence && places[sentence.block];
  return place?.isConnected === true && !place.contains(range.startContainer);
}

function isShown({ range: { startContainer } }: Anchor): boolean {
  const element = startContainer.nodeType === ELEMENT ? (startContainer as Element) : startContainer.parentElement;
  return typeof element?.checkVisibility !== 'function' || isVisible(element);
}
