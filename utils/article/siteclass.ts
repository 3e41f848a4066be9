/**
 * Kinds of sites that are never read unless the reader says so: they hold what is private, and no articles. Told from
 * the address alone, before anything on the page is read; that there is text was measured by then (`slumber`), since what
 * the reader set is asked of pages with some only. Order is the settings page's.
 */
export const SITE_CLASSES = ['mail', 'banking', 'health', 'editors', 'local'] as const;
export type SiteClass = (typeof SITE_CLASSES)[number];

/** What of the settings decides whether a site is read. */
export interface SiteRules {
  /** Classes that are not read. */
  unreadClasses: SiteClass[];
  /** Host names (without `www.`) that are read although their class is not; their parts with them. */
  readSites: string[];
}

/**
 * Whole domains, their parts with them; what has no dot ends in `.com`. Well-known services only: the list need not be
 * complete, since the reader can silence any site, and nothing leaves the browser in any case.
 */
const DOMAINS: Record<Exclude<SiteClass, 'local'>, string> = {
  mail:
    'gmail outlook live outlook.office.com outlook.office365.com outlook.cloud.microsoft mail.proton.me fastmail icloud ' +
    'app.tuta.com hey messages.google.com chat.google.com web.whatsapp.com web.telegram.org discord slack app.element.io ' +
    'teams.microsoft.com teams.cloud.microsoft messenger meet.google.com zoom.us webex calendar.google.com',
  banking:
    'paypal wise revolut monzo starlingbank n26 chase bankofamerica wellsfargo ' +
    'citibank capitalone usbank pnc schwab fidelity vanguard americanexpress ' +
    'hsbc hsbc.co.uk barclays.co.uk lloydsbank natwest santander.co.uk nationwide.co.uk halifax.co.uk ' +
    'deutsche-bank.de commerzbank.de sparkasse.de ing.de ing.nl rabobank.nl bnpparibas.net credit-agricole.fr ' +
    'dkb.de coinbase kraken dashboard.stripe.com',
  health:
    'mychart mychart.org followmyhealth patientaccess nhsapp.service.nhs.uk healow kp.org ' +
    'athenahealth zocdoc doctolib.fr doctolib.de doctolib.it betterhelp talkspace 1177.se sundhed.dk ' +
    'helsenorge.no kanta.fi monespacesante.fr myuhc',
  editors:
    'docs.google.com sheets.google.com slides.google.com drive.google.com keep.google.com office ' +
    'onedrive.live.com sharepoint notion.so notion.site figma canva miro overleaf airtable ' +
    'coda.io quip evernote github.dev vscode.dev codepen.io codesandbox.io stackblitz hackmd.io ' +
    'colab.research.google.com cloud.microsoft atlassian.net trello',
};

/** Names that a site's part bears only for such a purpose: "webmail.example.edu", "onlinebanking.example.com". */
const PARTS: [SiteClass, RegExp][] = [
  ['mail', /^(?:e?mail|webmail|owa|roundcube|imap|smtp)\d*$/],
  ['banking', /^(?:(?:online|net|internet|e|web|mobile|my|secure|i)-?bank(?:ing)?|banking)$/],
  ['health', /^(?:my-?chart|patient-?(?:portal|access|gateway)|my-?health|e?-?patient)$/],
];

/** Names and addresses of this computer and the local network (RFC 1918, 3927, 4193, 4291, 6762, 8375), and of a router. */
const LOCAL_NAME =
  /^[^.:]+$|(?:^|\.)fritz\.box$|\.(?:localhost|local|localdomain|internal|intranet|lan|corp|home|home\.arpa)$/;
const LOCAL_ADDRESS =
  /^(?:0\.|10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)\d|^\[(?:::1\]|f[cd][\da-f]{2}:|fe[89ab][\da-f]:)/;
const LOOPBACK = /^(?:localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Tells a site's class from its host name; null: none of them, so an ordinary site. */
export function classOfSite(host: string): SiteClass | null {
  const name = host.toLowerCase().replace(/\.$/, '');
  const kinds = Object.entries(DOMAINS) as [SiteClass, string][];
  // The whole name, then without its first part, and so on.
  for (let rest = name; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    const listed = ` ${rest.replace(/^([^.]+)\.com$/, '$1')} `;
    const found = kinds.find(([, domains]) => ` ${domains} `.includes(listed));
    if (found) return found[0];
  }
  if (LOCAL_NAME.test(name) || LOCAL_ADDRESS.test(name)) return 'local';
  if (name.endsWith('.bank')) return 'banking';
  // The last two parts are somebody's name ("mail.ru" is a portal with news), those before say what the place is for.
  const parts = name.split('.').slice(0, -2);
  return PARTS.find(([, pattern]) => parts.some((part) => pattern.test(part)))?.[0] ?? null;
}

/**
 * Tells why a site is not read; null: it may be. Looks at nothing but the address.
 * @param isDriven whether a program drives the browser (`navigator.webdriver`): tests have their pages on this computer
 */
export function unreadClass(
  { protocol, hostname }: Pick<Location, 'protocol' | 'hostname'>,
  { unreadClasses, readSites }: SiteRules,
  isDriven: () => boolean,
): SiteClass | null {
  // The extension's own practice article has no host in this sense.
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  if (LOOPBACK.test(hostname) && isDriven()) return null;
  const found = classOfSite(hostname);
  if (found === null || !unreadClasses.includes(found)) return null;
  return readSites.some((site) => isWithin(hostname.toLowerCase(), site)) ? null : found;
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
