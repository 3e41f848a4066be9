import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../storage/settings.ts';
import { assessPage } from './assess.ts';

/** A page of which nothing may be looked at: any access fails the test. */
const untouchable = new Proxy(
  {},
  {
    get(_, key) {
      throw new Error(`looked at ${String(key)}`);
    },
  },
);

function assess(address: string, settings: Partial<Settings> = {}) {
  return assessPage({
    document: untouchable as Document,
    window: { location: new URL(address), navigator: { webdriver: false } } as unknown as Window,
    browsing: { settings: { ...DEFAULT_SETTINGS, ...settings }, gateProfiles: [], notedPages: [] },
    edges: untouchable as never,
    signal: new AbortController().signal,
  });
}

describe('assessPage', () => {
  it('says why a site is not read, without a look at the page', async () => {
    const { kind, state } = (await assess('https://mail.google.com/mail/u/0/')) as never as Record<string, unknown>;
    expect({ kind, state }).toEqual({ kind: 'leave', state: { kind: 'unread-site', siteClass: 'mail' } });
  });

  it('lets silence go before a class, and reads what the reader excepts', async () => {
    const silenced = await assess('https://mail.google.com/', { silencedSites: ['google.com'] });
    expect(silenced).toMatchObject({ state: { kind: 'switched-off', scope: 'site' } });
    // Read like any other, so the page is looked at.
    await expect(assess('https://mail.google.com/', { readSites: ['mail.google.com'] })).rejects.toThrow('looked at');
    await expect(assess('https://news.example.com/')).rejects.toThrow('looked at');
  });
});
