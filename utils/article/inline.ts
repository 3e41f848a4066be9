const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small ' +
    'span strike strong sub sup time tt u var wbr'
  ).split(' '),
);

/** Tells whether an element's text runs on with what stands around it, by its name. */
export function isInline({ localName }: Element): boolean {
  return INLINE.has(localName);
}
