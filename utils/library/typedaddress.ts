/** Says to the reader why an address cannot be used, or what came of asking it. */
export class AddressError extends Error {
  override name = 'AddressError';
}

/** Characters. Servers refuse longer ones, and so does an essay. */
const LONGEST = 2_000;

/**
 * Reads an address as readers type or paste it: `https` where no scheme is named, no fragment.
 * @throws AddressError
 */
export function readTypedAddress(typed: string): URL {
  const text = typed.trim();
  if (text === '') throw new AddressError('Type an address first.');
  const named = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/?#]*:\d+(?:[/?#]|$)/.test(text);
  const whole = named ? text : `https://${text}`;
  if (/\s/.test(text) || text.length > LONGEST || !URL.canParse(whole))
    throw new AddressError('This is not a web address. It should look like https://example.org/essay.');
  const url = new URL(whole);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new AddressError('Only web addresses can be opened: those that begin with https:// or http://.');
  if (url.username !== '' || url.password !== '')
    throw new AddressError(
      'There is a name or a password in this address. Take it out: it would be kept with the essay.',
    );
  url.hash = '';
  return url;
}

/** The permission for the address's host alone. Match patterns know no ports: all of them are meant. */
export function hostPermission({ protocol, hostname }: URL): string {
  return `${protocol}//${hostname}/*`;
}
