import type { Claim, Essay } from './essay.ts';

/**
 * Makes of an essay what may be passed on: claims, wordings, citation, licence and version, as an essay file. The
 * op-ed's own text stays with the reader, and with it the places that claims were found at; so does the colour.
 */
export function toPack(essay: Essay): Essay {
  const { id, title, author, affiliation, publication, url, licence, version = 1, sensitivity, themes } = essay;
  return {
    id,
    title,
    author,
    ...(affiliation && { affiliation }),
    ...(publication && { publication }),
    ...(url && { url }),
    ...(licence && { licence }),
    version,
    ...(sensitivity && { sensitivity }),
    themes: themes.map((theme) => ({ id: theme.id, label: theme.label })),
    claims: essay.claims.map(({ source: _source, dependent: _dependent, ...claim }): Claim => claim),
  };
}

/** Names a pack's file after its essay and version. */
export function packFileName({ id, version = 1 }: Pick<Essay, 'id' | 'version'>): string {
  return `${id}.v${version}.json`;
}
