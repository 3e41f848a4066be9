import { EDITABLE } from './editable.ts';

/** Elements whose text is no part of an article. */
const SKIPPED = new Set(
  (
    'script style svg canvas iframe frame object embed video audio picture img source track map noscript template ' +
    'button input select option textarea progress meter nav aside footer dialog link area math rt rp throughline-card'
  ).split(' '),
);

const SKIPPED_ROLES = new Set('navigation menu menubar dialog alertdialog search'.split(' '));

/** Tells whether an element is furniture by its name or its role, or holds what the reader is writing. */
export function isSkipped(element: Element): boolean {
  const role = element.getAttribute('role');
  if (SKIPPED.has(element.localName) || (role !== null && SKIPPED_ROLES.has(role))) return true;
  return (role !== null || element.hasAttribute('contenteditable')) && element.matches(EDITABLE);
}
