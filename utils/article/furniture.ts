/** Elements whose text is no part of an article. */
const SKIPPED = new Set(
  (
    'script style svg canvas iframe frame object embed video audio picture img source track map noscript template ' +
    'button input select option textarea progress meter nav aside footer dialog link area math rt rp throughline-card'
  ).split(' '),
);

const SKIPPED_ROLES = new Set('navigation menu menubar dialog alertdialog search'.split(' '));

/** Tells whether an element is furniture by its name or its role. */
export function isSkipped(element: Element): boolean {
  return SKIPPED.has(element.localName) || SKIPPED_ROLES.has(element.getAttribute('role') ?? '');
}
