import { isSkipped } from './furniture.ts';
import { isInline } from './inline.ts';
import { COMMENT, ELEMENT, TEXT } from './nodekind.ts';
import { normalizeText } from './normalize.ts';

/** Nodes gone through on either side for the words there; bounds the work where there are none. */
const MOST_STEPS = 8;

const SENTENCE_ENDED = /[.!?…]["”’»)\]]*\s*$/;
/** Text that begins so begins no sentence: what stands before it goes on. */
export const GOING_ON = /^\s*[\p{Ll}\p{P}]/u;

const AUTHORS = /byline|author|writtenby/i;
const DATELINE = /dateline/i;

/** UTF-16 units; Readability takes nothing longer for a byline, so what stands in more text than that is not in one. */
const LONGEST_BYLINE = 100;

/**
 * Tells whether an inline element is part of a sentence around it, whatever its class says: Readability takes it away by
 * that, as rubbish ("popup-term") or as the byline ("dateline"), and the sentence would lose its words.
 */
export function isAmongWords(element: Element): boolean {
  if (!isInline(element)) return false;
  const names = `${element.className} ${element.id}`;
  const isAuthors = AUTHORS.test(`${names} ${element.getAttribute('rel')} ${element.getAttribute('itemprop')}`);
  const before = wordsBeside(element, 'previousSibling');
  const after = wordsBeside(element, 'nextSibling');
  if (after === null) return false;
  if (before === null) return DATELINE.test(names) && !isAuthors && element.closest('p') !== null;
  if (isAuthors && normalizeText(before + after).length < LONGEST_BYLINE) return false;
  return !SENTENCE_ENDED.test(before) || GOING_ON.test(after);
}

/** The nearest text with a letter or a figure on one side in the same run of text; null: there is none. */
function wordsBeside(element: Element, side: 'previousSibling' | 'nextSibling'): string | null {
  let at: Node = element;
  let text = '';
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const next: Node | null = at[side];
    if (next) {
      at = next;
      if (!runsOn(next)) return null;
      const piece = outermostText(next, side);
      text = side === 'nextSibling' ? text + piece : piece + text;
      if (/[\p{L}\p{N}]/u.test(piece)) return text;
    } else {
      const parent: Element | null = at.parentElement;
      if (!parent || !isInline(parent)) return null;
      at = parent;
    }
  }
  return null;
}

function runsOn(node: Node): boolean {
  if (node.nodeType !== ELEMENT) return node.nodeType === TEXT || node.nodeType === COMMENT;
  return isInline(node as Element) || isSkipped(node as Element);
}

/** The text of a node at the end that is nearer, without a walk through all of it. */
function outermostText(node: Node, side: 'previousSibling' | 'nextSibling'): string {
  let at: Node | null = node;
  for (let depth = 0; at && depth < MOST_STEPS; depth += 1) {
    if (at.nodeType === TEXT) return (at as Text).data;
    if (at.nodeType !== ELEMENT || isSkipped(at as Element)) return '';
    at = side === 'nextSibling' ? at.firstChild : at.lastChild;
  }
  return '';
}
