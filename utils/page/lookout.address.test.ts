// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://news.test/story" }
import { beforeEach, expect, it, vi } from 'vitest';
import { placeRanges, setUp } from './sessionstage.ts';

beforeEach(placeRanges);

it('reads no page whose text is still that of the address before, whatever the reader sets meanwhile', async () => {
  const page = setUp();
  await page.kind('matched');
  const read = vi.spyOn(page.edges, 'readBrowsingState');
  page.awaitText(true);
  page.change({ readSites: ['mail.test'] });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(read).not.toHaveBeenCalled();
  page.change({ enabled: false });
  await page.kind('switched-off');
  page.change({ enabled: true });
  page.awaitText(false);
  page.articleChanged('address');
  await page.kind('matched');
  expect(page.session.describe().painted).toHaveLength(2);
});
