// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://news.test/story" }
import { beforeEach, expect, it } from 'vitest';
import { matchId } from '../matching/matchid.ts';
import { placeRanges, SENTENCES, setUp } from './sessionstage.ts';

beforeEach(placeRanges);

it('shows nothing that the reader turned down where the disk is full', async () => {
  const id = matchId({
    page: 'https://news.test/story',
    essay: 'e',
    claim: 'c',
    quote: { exact: SENTENCES[0]!, prefix: '' },
  });
  const page = setUp({}, { rejected: [id] });
  page.edges.ask.recordSighting = async () => {
    throw Object.assign(new Error('full'), { name: 'StorageFullError' });
  };
  await page.kind('matched');
  expect(page.painted()).toEqual({ 'throughline-disputes-blue': [SENTENCES[1]] });
});
