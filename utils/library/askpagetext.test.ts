import { browser } from '#imports';
import { expect, it, vi } from 'vitest';
import { NOT_ARTICLE_REASONS } from '../article/article.ts';
import { askPageText } from './askpagetext.ts';

it.each([...NOT_ARTICLE_REASONS, 'unread-site'])('hands on that a page is no article: %s', async (reason) => {
  vi.spyOn(browser.tabs, 'sendMessage').mockResolvedValue({ res: { kind: 'refused', reason } } as never);
  expect(await askPageText(7)).toEqual({ kind: 'refused', reason });
});
