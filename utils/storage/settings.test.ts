import { fakeBrowser } from 'wxt/testing/fake-browser';
import { beforeEach, describe, expect, it } from 'vitest';
import { readBrowsingState } from './browsingstate.ts';
import { DEFAULT_SETTINGS, exceptSite, setClassUnread, settingsItem, silenceSite, updateSettings } from './settings.ts';
import { isSilenced } from './silence.ts';

beforeEach(() => {
  fakeBrowser.reset();
});

describe('settings', () => {
  it('read as defaults where they are missing or damaged, keeping what is sound', async () => {
    expect(await settingsItem.getValue()).toEqual(DEFAULT_SETTINGS);
    await fakeBrowser.storage.local.set({ settings: { enabled: false, sensitivity: 'loud', silencedSites: 'x' } });
    expect(await settingsItem.getValue()).toEqual({ ...DEFAULT_SETTINGS, enabled: false });
    expect((await readBrowsingState()).settings.enabled).toBe(false);
    await fakeBrowser.storage.local.set({
      essayLooks: [{ id: 'e', colour: 'mud' }],
      settings: 'broken',
      gateProfiles: [{ essay: 5 }],
      notedPages: null,
    });
    expect(await readBrowsingState()).toEqual({
      essayLooks: [],
      settings: DEFAULT_SETTINGS,
      gateProfiles: [],
      library: null,
      notedPages: [],
    });
  });

  it('lose none of several changes made at once', async () => {
    const sites = ['a.org', 'b.org', 'c.org'];
    await Promise.all([...sites.map((site) => silenceSite(site, true)), updateSettings({ enabled: false })]);
    expect(await settingsItem.getValue()).toMatchObject({ enabled: false, silencedSites: sites });
  });

  it('silence a site with its parts, and only it', async () => {
    const settings = await silenceSite('www.Example.org', true);
    expect(isSilenced(settings, 'example.org')).toBe(true);
    expect(isSilenced(settings, 'news.example.org')).toBe(true);
    expect(isSilenced(settings, 'myexample.org')).toBe(false);
    expect(isSilenced(await silenceSite('news.example.org', false), 'news.example.org')).toBe(false);
  });

  it('leave every class of sites unread until the reader says otherwise, in older settings too', async () => {
    await fakeBrowser.storage.local.set({ settings: { enabled: true, sensitivity: 'more', silencedSites: ['a.org'] } });
    expect(await settingsItem.getValue()).toEqual({
      ...DEFAULT_SETTINGS,
      sensitivity: 'more',
      silencedSites: ['a.org'],
    });
    expect((await setClassUnread('editors', false)).unreadClasses).toEqual(['mail', 'banking', 'health', 'local']);
    expect((await setClassUnread('editors', true)).unreadClasses).toEqual(DEFAULT_SETTINGS.unreadClasses);
  });

  it('take an exception back with the parent site that made it', async () => {
    expect((await exceptSite('www.Docs.example.com', true)).readSites).toEqual(['docs.example.com']);
    await exceptSite('example.com', true);
    expect((await exceptSite('docs.example.com', false)).readSites).toEqual([]);
  });
});
