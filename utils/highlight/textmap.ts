import { normalizeText } from '../article/normalize.ts';
import { EDITABLE, isEditor } from '../article/editable.ts';
import { MOST_OF_A_PIECE } from '../article/inertcopy.ts';
import { ELEMENT, TEXT } from '../article/nodekind.ts';
import { isSkipped } from '../article/furniture.ts';
import { isParting } from '../article/parting.ts';
import { readabilityOf } from '../article/forears.ts';
import { shownChildren } from '../article/shown.ts';

/** An element's text as the article was read from it, normalised by the same rule, with the way back to the DOM. */
export interface TextMap {
  text: string;
  /**
   * Finds the DOM range of a stretch of `text`.
   * @param start UTF-16 offset of the first character
   * @param end offset after the last, greater than `start`
   * @returns where the stretch begins in another tree (shadow or light) than it ends in, which no range can span, the
   *   part in the tree that it ends in
   * @throws RangeError where the stretch is empty, out of bounds or holds nothing but line breaks
   */
  rangeOf(start: number, end: number): Range;
  /** Finds the stretch of `text` that a DOM range covers; null where it covers no letter of it, or lies in another tree. */
  stretchOf(range: Range): { start: number; end: number } | null;
}

/** Consecutive characters of one text node that went into the text unchanged. */
interface Run {
  /** Offset into the normalised text. */
  at: number;
  length: number;
  /** null: a space that stands for a `<br>` or the edge of a block. */
  node: Text | null;
  /** Offset into the node's data. */
  offset: number;
}

/** Steps of the walk and UTF-16 units after which the rest is not read: a cap on the work in one task, no measured edge. */
export const MOST_STEPS = 200_000;
export const MOST_UNITS = 1_000_000;

/**
 * Reads an element's text once, from its beginning up to the caps; the map is good until the element changes. Of what is
 * being written there is none.
 */
export function mapText(root: Element): TextMap {
  const runs: Run[] = [];
  const parts: string[] = [];
  let length = 0;
  let gap: { node: Text | null; offset: number } | null = null;

  const append = (node: Text | null, offset: number, text: string): void => {
    parts.push(text);
    runs.push({ at: length, length: text.length, node, offset });
    length += text.length;
  };

  const read = (node: Text): void => {
    const data = node.data.slice(0, MOST_OF_A_PIECE);
    let from = -1;
    for (let i = 0; i <= data.length; i += 1) {
      const kind = i < data.length ? kindOf(data[i]!) : 'nothing';
      if (kind === 'letter') {
        if (from >= 0) continue;
        if (gap && length > 0) append(gap.node, gap.offset, ' ');
        gap = null;
        from = i;
        continue;
      }
      if (from >= 0) append(node, from, data.slice(from, i));
      from = -1;
      if (kind === 'space') gap ??= { node, offset: i };
    }
  };

  let steps = 0;
  let units = 0;
  for (const step of walk(root)) {
    steps += 1;
    if (steps > MOST_STEPS || units > MOST_UNITS) break;
    if (step.kind === 'text') {
      units += step.node.length;
      read(step.node);
    } else gap ??= { node: null, offset: 0 };
  }
  return {
    text: parts.join(''),
    rangeOf: (start, end) => rangeIn(runs, length, start, end),
    stretchOf: (range) => stretchIn(runs, range),
  };
}

function stretchIn(runs: Run[], range: Range): { start: number; end: number } | null {
  const tree = range.startContainer.getRootNode();
  let start: number | null = null;
  let end = 0;
  for (const { at, length, node, offset } of runs) {
    if (!node || node.getRootNode() !== tree) continue;
    const from = node === range.startContainer ? Math.max(offset, range.startOffset) : offset;
    const to = node === range.endContainer ? Math.min(offset + length, range.endOffset) : offset + length;
    if (from >= to || range.comparePoint(node, from) !== 0 || range.comparePoint(node, to) !== 0) continue;
    start ??= at + from - offset;
    end = at + to - offset;
  }
  return start === null ? null : { start, end };
}

function rangeIn(runs: Run[], length: number, start: number, end: number): Range {
  if (!(start >= 0 && start < end && end <= length)) throw new RangeError(`no text at ${start}-${end}`);
  let first = indexOfRun(runs, start);
  let last = indexOfRun(runs, end - 1);
  // A stretch may begin or end on a space without a place of its own: take the nearest text inside it.
  while (first <= last && !runs[first]!.node) first += 1;
  while (last >= first && !runs[last]!.node) last -= 1;
  if (first > last) throw new RangeError(`nothing but line breaks at ${start}-${end}`);
  const tail = runs[last]!;
  const tree = tail.node!.getRootNode();
  while (runs[first]!.node?.getRootNode() !== tree) first += 1;
  const head = runs[first]!;
  const range = head.node!.ownerDocument.createRange();
  range.setStart(head.node!, head.offset + Math.max(0, start - head.at));
  range.setEnd(tail.node!, tail.offset + Math.min(tail.length, end - tail.at));
  return range;
}

/** Binary search: the last run that begins at or before `at`. */
function indexOfRun(runs: Run[], at: number): number {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (runs[middle]!.at <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

type Step = { kind: 'text'; node: Text } | { kind: 'parting' };

/** Walks without recursion: a hostile page may nest deeper than the stack. */
function* walk(root: Element): Generator<Step> {
  if (isEditor(root.ownerDocument) || root.closest(EDITABLE)) return;
  const isShown = readabilityOf(root, 'computed');
  const stack: { nodes: ArrayLike<Node>; next: number; parts: boolean }[] = [
    { nodes: shownChildren(root), next: 0, parts: false },
  ];
  for (let level = stack.at(-1); level; level = stack.at(-1)) {
    const node = level.nodes[level.next];
    level.next += 1;
    if (!node) {
      stack.pop();
      if (level.parts) yield { kind: 'parting' };
    } else if (node.nodeType === TEXT) {
      yield { kind: 'text', node: node as Text };
    } else if (node.nodeType === ELEMENT) {
      const element = node as Element;
      const parts = isParting(element);
      if (parts) yield { kind: 'parting' };
      if (!isSkipped(element) && isShown(element)) stack.push({ nodes: shownChildren(element), next: 0, parts });
    }
  }
}

type Kind = 'letter' | 'space' | 'nothing';
const kinds = new Map<string, Kind>();

/** What the article's rule makes of one code unit, asked of that rule itself so that the two can't drift apart. */
function kindOf(unit: string): Kind {
  if (unit > ' ' && unit < '\u007f') return 'letter';
  const known = kinds.get(unit);
  if (known) return known;
  const folded = normalizeText(`a${unit}b`);
  const kind = folded === 'ab' ? 'nothing' : folded === 'a b' ? 'space' : 'letter';
  kinds.set(unit, kind);
  return kind;
}
