import { describe, expect, it } from 'vitest';
import { noAccessReason } from './access.ts';
import { describeState, type PanelState, type StateFacts } from './statewords.ts';

const facts: StateFacts = {
  sentences: 0,
  claims: 0,
  unlisted: 0,
  listed: false,
  kept: 'nothing',
  themeLabels: ['The sea'],
  site: 'news.example',
};

describe('describeState', () => {
  it('counts sentences and claims in plain English', () => {
    const matched: PanelState = { kind: 'matched', themes: [], total: 10 };
    expect(describeState(matched, { ...facts, sentences: 1, claims: 2 }).title).toBe(
      '1 sentence makes or disputes 2 claims',
    );
    expect(describeState(matched, { ...facts, sentences: 3, claims: 1 }).title).toBe(
      '3 sentences make or dispute 1 claim',
    );
    expect(describeState(matched, facts).title).toContain('none of the claims');
    expect(describeState(matched, { ...facts, unlisted: 2 }).title).toBe('2 highlights in the page');
  });

  it('says why a page was read by its words alone, whether anything was found or not', () => {
    const state: PanelState = { kind: 'matched', themes: [], total: 10, byWords: 'The model is damaged.' };
    for (const sentences of [0, 2]) {
      const words = describeState(state, { ...facts, sentences, claims: sentences });
      expect(words.body).toMatch(/words alone.*The model is damaged\.$/);
      expect(words.action).toBe('retry');
    }
  });

  it('offers the one thing that helps', () => {
    expect(describeState({ kind: 'failed', error: 'x' }, facts).action).toBe('retry');
    expect(describeState({ kind: 'switched-off', scope: 'site' }, facts)).toMatchObject({
      action: 'enable-site',
      title: 'Off on news.example',
    });
    expect(describeState({ kind: 'no-access', reason: 'not-granted' }, facts).action).toBe('grant');
    const unread = describeState({ kind: 'unread-site', siteClass: 'mail' }, facts);
    expect(unread.action).toBe('except-site');
    expect(unread.body).toContain('mail');
    expect(unread.body).toContain('not read, only its length was measured');
  });

  it('says that nothing was kept of a page off the themes, unless something of it is listed, or kept', () => {
    const off: PanelState = { kind: 'off-theme', themes: [] };
    expect(describeState(off, facts).body).toBe('Nothing of this page was kept. Throughline looked for:');
    expect(describeState(off, { ...facts, listed: true }).body).toBe('Throughline looked for:');
    expect(describeState(off, { ...facts, kept: 'more' }).body).toBe('Throughline looked for:');
    expect(describeState(off, { ...facts, kept: 'notes' }).body).toBe(
      'Only your notes on this page are kept. Throughline looked for:',
    );
  });

  it('says what to do with a PDF, whether the page told or its address', () => {
    const told = describeState({ kind: 'not-article', reason: 'pdf' }, facts);
    expect(told.body).toMatch(/cannot read PDFs.*pasted in the library/);
    expect(told.action).toBe('paste');
    expect(describeState({ kind: 'no-access', reason: 'pdf' }, facts)).toEqual(told);
  });

  it('survives a language tag that is none', () => {
    expect(describeState({ kind: 'other-language', language: '' }, facts).title).toBe(
      'This article is in another language',
    );
    expect(describeState({ kind: 'other-language', language: 'de' }, facts).title).toBe('This article is in German');
    expect(describeState({ kind: 'other-language', language: 'und' }, facts).title).toBe(
      'This article is in another language',
    );
  });
});

it('says of a page that has grown too large what it still shows', () => {
  const kept = 'more' as const;
  const facts = { sentences: 2, claims: 1, unlisted: 0, listed: true, kept, themeLabels: [], site: null };
  const grown = { kind: 'matched' as const, themes: [], total: 9, grown: true };
  expect(describeState(grown, facts)).toMatchObject({
    title: '2 sentences make or dispute 1 claim',
    body: expect.stringContaining('too long to be read whole'),
  });
  expect(describeState(grown, { ...facts, sentences: 0 }).title).toBe('This page has grown very long');
});

describe('noAccessReason', () => {
  it.each([
    ['chrome://extensions/', true, 'browser-page'],
    [undefined, true, 'browser-page'],
    [undefined, false, 'not-granted'],
    ['about:blank', false, 'browser-page'],
    ['https://addons.mozilla.org/en-US/', true, 'store'],
    ['file:///tmp/a.html', true, 'file'],
    ['https://news.example/report.PDF?page=2', true, 'pdf'],
    ['https://news.example/report.pdf.html', true, 'needs-reload'],
    ['https://news.example/a', true, 'needs-reload'],
    ['https://news.example/a', false, 'not-granted'],
  ] as const)('%s, granted %s: %s', (url, granted, reason) => {
    expect(noAccessReason({ url, granted })).toBe(reason);
  });
});
