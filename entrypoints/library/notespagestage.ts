import { fakeBrowser } from 'wxt/testing/fake-browser';
import { db } from '@/utils/storage/db.ts';
import { installEssay } from '@/utils/storage/essays.ts';
import { recordSighting } from '@/utils/storage/sightings.ts';

export const PAGE = 'https://news.example/story';
/** The sentence of that page that disputes the only claim. */
export const QUOTE = { exact: 'Berlin arms faster.', prefix: '', suffix: '', start: 0, end: 19 };

/** Sets the library of the tests of the notes page: one essay with one claim, met on one page, and no note. */
export async function setLibrary(): Promise<void> {
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
  await installEssay({
    id: 'e',
    title: 'After the guarantee',
    author: 'A. Author',
    themes: [{ id: 't', label: 'War' }],
    claims: [{ id: 'c', theme: 't', text: 'Europe arms itself.' }],
  });
  const why = { sentence: [], claim: [] };
  const match = { essay: 'e', claim: 'c', relation: 'disputes' as const, score: 0.9, quote: QUOTE, why };
  await recordSighting({ page: PAGE, title: 'The story', themes: [], matches: [match] });
}
