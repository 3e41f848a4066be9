// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://news.test/story" }
import { beforeEach, expect, it, vi } from 'vitest';
import { mapText } from '../highlight/textmap.ts';
import { placeRanges, readPage, setUp } from './sessionstage.ts';

// Counted, and done.
vi.mock('../highlight/textmap.ts', async (load) => {
  const { mapText: map } = await load<{ mapText: typeof mapText }>();
  return { mapText: vi.fn(map) };
});

beforeEach(placeRanges);

it('does not search a page for anything once it is too large to be read whole', async () => {
  const met = [{ id: 'gone', essay: 'e', claim: 'c', exact: 'Nobody must ever write this.', prefix: '' }];
  let read: () => ReturnType<typeof readPage> = readPage;
  const page = setUp({ extractArticle: async () => read() }, { met });
  await page.kind('matched');
  expect(page.session.describe().lost).toEqual(['gone']);
  document.querySelector('article')!.insertAdjacentHTML('afterend', '<p class="next">We must not wait any longer.</p>');
  read = () => ({ ...readPage('p.next'), isPart: true as const }) as ReturnType<typeof readPage>;
  vi.mocked(mapText).mockClear();
  page.articleChanged('content');
  await vi.waitFor(() => expect(page.session.describe().painted).toHaveLength(3));
  await vi.waitFor(() => expect(page.session.describe().state).toMatchObject({ kind: 'matched', grown: true }));
  // What is written anew is looked for where the article had it.
  document.querySelector('article')!.innerHTML = '<p>It is gone.</p>';
  read = () => ({ kind: 'not-article', reason: 'too-large' });
  page.articleChanged('content');
  page.change({ keepSightings: 30 });
  await vi.waitFor(() => expect(page.session.describe().painted).toHaveLength(1));
  expect(vi.mocked(mapText).mock.calls.map(([root]) => root.localName)).toEqual(['p']);
  expect(page.session.describe().painted).toHaveLength(1);
});
