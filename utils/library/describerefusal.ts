import type { PageTextAnswer } from '../page/pagetext.ts';
import type { DocumentKind } from './readaddress.ts';

type Reason = Extract<PageTextAnswer, { kind: 'refused' }>['reason'] | 'silent';

const HTML = new Set(['text/html', 'application/xhtml+xml']);

/**
 * Says in a sentence why what an address holds is not read; null: nothing against it so far.
 * @param then what the reader can do with the page once it is open in a tab, as the words of a sentence
 */
export function describeRefusal({ hostname }: URL, found: DocumentKind | Reason, then: string): string | null {
  if (typeof found === 'string') return describeReason(found, then);
  const { status, type } = found;
  if (status === 401 || status === 402 || status === 403)
    return `${hostname} does not show that page to everybody (${status}). Sign in there in a tab of your own; then ${then}.`;
  if (status === 404 || status === 410) return `There is no such page on ${hostname} (${status}). Check the address.`;
  if (status >= 400) return `${hostname} answered with an error (${status}). Try again later.`;
  if (!HTML.has(type))
    return `That address holds no web page (${type}). Save it as a file and open it here, or copy its text.`;
  return null;
}

function describeReason(reason: Reason, then: string): string {
  switch (reason) {
    case 'too-large':
      return 'That page is too long. Copy the part that you mean and paste it here.';
    case 'unread-site':
      return 'That page is on a kind of site that is never read; the settings say which. You can copy its text and paste it here.';
    case 'silent':
      return `Throughline could not read that page. Open it in a tab of your own; then ${then}.`;
    default:
      return `No article was found there. Where the site wants you to sign in or to agree to something, do so in a tab of your own; then ${then}.`;
  }
}
