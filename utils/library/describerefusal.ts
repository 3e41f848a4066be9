import type { PageTextAnswer } from '../page/pagetext.ts';
import type { DocumentKind } from './readaddress.ts';

type Reason = Extract<PageTextAnswer, { kind: 'refused' }>['reason'] | 'silent';

const HTML = new Set(['text/html', 'application/xhtml+xml']);

const NO_ARTICLE =
  'No article was found there. Where the site wants you to sign in or to agree to something, do so in a tab of your own; then choose the page under “Use an open page”.';

/** Says in a sentence why what an address holds does not become an essay; null: nothing against it so far. */
export function describeRefusal({ hostname }: URL, found: DocumentKind | Reason): string | null {
  if (typeof found === 'string') return describeReason(found);
  const { status, type } = found;
  if (status === 401 || status === 402 || status === 403)
    return `${hostname} does not show that page to everybody (${status}). Sign in there in a tab of your own; then choose the page under “Use an open page”.`;
  if (status === 404 || status === 410) return `There is no such page on ${hostname} (${status}). Check the address.`;
  if (status >= 400) return `${hostname} answered with an error (${status}). Try again later.`;
  if (!HTML.has(type))
    return `That address holds no web page (${type}). Save it as a file and open it here, or copy its text.`;
  return null;
}

function describeReason(reason: Reason): string {
  switch (reason) {
    case 'too-large':
      return 'That page is too long for an essay. Copy the part that you mean and paste it here.';
    case 'unread-site':
      return 'That page is on a kind of site that is never read; the settings say which. You can copy its text and paste it here.';
    case 'silent':
      return 'Throughline could not read that page. Open it in a tab of your own; then choose it under “Use an open page”.';
    default:
      return NO_ARTICLE;
  }
}
