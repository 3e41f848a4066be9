import { visibilityOf } from './shown.ts';

/** Paragraphs looked at; a longer article than this is hardly folded. */
const MOST = 600;

/** Counts the paragraphs and the like that a reader can see: another number, and text was unfolded or folded away. */
export function countShown(document: Document): number {
  const isShown = visibilityOf(document.body, 'computed');
  const paragraphs = [...document.querySelectorAll(':is(p,blockquote,pre,article li,main li):not([aria-hidden=true])')];
  return paragraphs.slice(0, MOST).filter(isShown).length;
}
