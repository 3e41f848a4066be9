const PARTING = new Set(
  (
    'address article aside blockquote br caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** Tells whether an element's edges part words even where the markup has no white space, by its name. */
export function isParting({ localName }: Element): boolean {
  return PARTING.has(localName);
}
