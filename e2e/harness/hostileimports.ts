import { writeCsv } from '../../utils/notes/csv.ts';
import { hostilePage } from './hostilebackup.ts';

/** What Hypothesis exports, with hostile words in every text of it: of each a note on a page of its own. */
export function hostileHypothesis(all: string[], now: string) {
  return {
    export_date: now,
    export_userid: '',
    client_version: all[0],
    annotations: all.map((words, i) => ({
      id: `${i} ${words}`,
      created: now,
      updated: now,
      user: words,
      text: words,
      tags: [words],
      uri: hostilePage(i, words),
      document: { title: [words] },
      target: [
        { source: words, selector: [{ type: 'TextQuoteSelector', exact: words, prefix: words, suffix: words }] },
      ],
    })),
  };
}

/** Highlights as Readwise exports them, with hostile words in every column but the time: of each one on a book of its own. */
export function hostileReadwise(all: string[], now: string): string {
  const columns =
    'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags';
  const header = columns.split(',');
  const row = (words: string) => header.map((column) => (column === 'Highlighted at' ? now : words));
  return writeCsv([header, ...all.map(row)]);
}

/** Web annotations with hostile words in every text of them: of each a note on a quote of a page of its own. */
export function hostileAnnotations(all: string[], now: string) {
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: all[0],
    type: 'AnnotationCollection',
    label: all[0],
    first: {
      id: all[1],
      type: 'AnnotationPage',
      items: all.map((words, i) => ({
        id: `${words} ${i}`,
        type: 'Annotation',
        motivation: words,
        creator: { name: words },
        created: now,
        modified: now,
        body: [
          { type: 'TextualBody', value: words, format: words, purpose: 'commenting' },
          { type: 'TextualBody', value: words.slice(0, 100), purpose: 'tagging' },
          { type: 'SpecificResource', purpose: 'linking', source: { id: words, label: words } },
        ],
        target: {
          type: 'SpecificResource',
          source: { id: hostilePage(1_000 + i, words), type: words, label: words },
          selector: [{ type: 'TextQuoteSelector', exact: words, prefix: words, suffix: words }],
        },
      })),
    },
  };
}
