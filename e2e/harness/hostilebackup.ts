/** An essay whose every text is the same hostile words, as a file of its own or part of a backup. */
export function hostileEssay(id: string, words: string) {
  return {
    id,
    title: words,
    author: words,
    affiliation: words,
    publication: { name: words, date: '2026-01-01' },
    url: `https://example.org/essay?${words}`,
    licence: words,
    version: 1,
    text: words,
    themes: [{ id: 't', label: words }],
    claims: [
      {
        id: 'c',
        theme: 't',
        text: words,
        wordings: (['same', 'dispute', 'related'] as const).map((relation) => ({
          relation,
          text: `${words} ${relation}`,
        })),
      },
    ],
    retired: [{ id: 'r', text: words }],
  };
}

/** Id of the essay that the hostile words number `i` make. */
export const hostileEssayId = (i: number) => `h${i}`;

/** Address of a page that nobody serves, with hostile words in it. */
export const hostilePage = (i: number, words: string) => `https://example.org/${i}?q=${encodeURIComponent(words)}`;

/** The sentence of a page that says hostile words. */
export const hostileSentence = (i: number, words: string) => `Witness number ${i} wrote on the wall: ${words} at noon.`;

/**
 * A backup file with hostile words everywhere: of each an essay that was met on `news` and on a page of its own, a note
 * on its claim, and a note and an essay in the bin.
 * @param now ISO 8601 UTC: what lies in the bin is not too old for it
 */
export function hostileBackup(all: string[], news: string, now: string) {
  const quote = (exact: string) => ({ exact, prefix: '', suffix: '', start: 0, end: exact.length });
  const note = (id: string, words: string, target: object) => ({
    id,
    target,
    text: words,
    tags: [words.slice(0, 100)],
    created: now,
    modified: now,
  });
  const essay = (id: string, words: string) => ({
    ...hostileEssay(id, words),
    enabled: true,
    added: now,
    modified: now,
  });
  const seen = { firstSeen: now, lastSeen: now };
  return {
    format: 'throughline-backup',
    version: 2,
    exported: now,
    settings: {},
    essays: all.map((words, i) => essay(hostileEssayId(i), words)),
    builtInEssays: [],
    pages: [
      { page: news, title: 'News', themes: [], visits: 1, ...seen },
      ...all.map((words, i) => ({ page: hostilePage(i, words), title: words, themes: [], visits: 1, ...seen })),
    ],
    matches: all.flatMap((words, i) =>
      [news, hostilePage(i, words)].map((page) => ({
        essay: hostileEssayId(i),
        claim: 'c',
        page,
        relation: 'agrees',
        score: 0.99,
        quote: quote(hostileSentence(i, words)),
        why: { sentence: [{ start: 0, end: 9 }], claim: [{ start: 1, end: 3 }] },
        ...seen,
        verdict: 'agrees',
        verdictAt: now,
      })),
    ),
    notes: all.map((words, i) => note(`n${i}`, words, { kind: 'claim', essay: hostileEssayId(i), claim: 'c' })),
    bin: all.flatMap((words, i) => {
      const page = hostilePage(i, words);
      return [
        { id: `b${i}`, kind: 'essay', deleted: now, content: essay(`b${i}`, words) },
        {
          id: `d${i}`,
          kind: 'note',
          deleted: now,
          content: note(`d${i}`, words, { kind: 'sentence', page, quote: quote(words) }),
        },
      ];
    }),
  };
}
