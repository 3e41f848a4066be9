import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createHandlers, type BackgroundMessage, type HandlerDependencies, type Sender } from './handlers.ts';
import { createNoteTokens, TOKEN_LIFE_MS, type TokenStore } from './notetokens.ts';

const NEWS: Sender = { url: 'https://example.org/a', tab: { id: 7, incognito: false } };
const FRAME: Sender = { url: 'chrome-extension://id/note-frame.html', tab: { id: 7, incognito: false } };
const SAVED = { kind: 'saved' as const, modified: null };
const MEMORY = { rejected: [], said: [], notes: [], met: [] };
const PAGE = 'https://example.org/a';
const QUOTE = { exact: 'Europe rearms.', prefix: '', suffix: '', start: 0, end: 14 };
const MATCH = {
  essay: 'e',
  claim: 'c',
  relation: 'agrees',
  score: 0.7,
  quote: QUOTE,
  why: { sentence: [], claim: [] },
};
const SIGHTING = { page: PAGE, title: 'A page', themes: [], matches: [MATCH] };
const TIME = '2026-01-01T00:00:00.000Z';
const NOTE = { id: 'n', target: { kind: 'page', page: PAGE }, text: 'x', tags: [], created: TIME, modified: TIME };

function memoryTokens(): TokenStore {
  const kept = new Map<string, NonNullable<Awaited<ReturnType<TokenStore['take']>>>>();
  return {
    put: async (token, issued) => void kept.set(token, issued),
    async take(token) {
      const issued = kept.get(token) ?? null;
      kept.delete(token);
      return issued;
    },
  };
}

function setUp() {
  const on = {
    matchSentences: vi.fn(async () => []),
    foreseeMatches: vi.fn(async () => []),
    matchDraft: vi.fn(async () => []),
    recordSighting: vi.fn(async () => MEMORY),
    recallPage: vi.fn(async () => MEMORY),
    rankSentences: vi.fn(async () => []),
    glanceAt: vi.fn(async () => false),
    findEssays: vi.fn(async () => []),
    readLooks: vi.fn(async () => []),
    describeClaim: vi.fn(async () => null),
    setVerdict: vi.fn(async () => true),
    keepSaying: vi.fn(async () => {}),
    guessClaims: vi.fn(async () => ({ likeliest: [], fitting: 0, claims: 0, essays: 0 })),
    saveNote: vi.fn(async () => SAVED),
    removeNote: vi.fn(async () => SAVED),
    findSentenceNote: vi.fn(async () => null),
    helpWithNote: vi.fn(async () => ({ tags: ['budget'], claims: [] })),
    noteTokens: createNoteTokens(memoryTokens()),
    bringSession: vi.fn(async () => {}),
    bringStyles: vi.fn(async () => {}),
    setBadge: vi.fn(async () => {}),
    openPanel: vi.fn(async () => true),
  } satisfies HandlerDependencies;
  return { on, handlers: createHandlers(on) };
}

describe('handlers', () => {
  it('keep what a page saw, without what they do not know and without a monstrous sentence', async () => {
    const { on, handlers } = setUp();
    const monster = { ...MATCH, quote: { ...QUOTE, exact: 'x'.repeat(20_001) } };
    await handlers.recordSighting({ ...SIGHTING, extra: 1, matches: [{ ...MATCH, html: '<b>' }, monster] }, NEWS);
    expect(on.recordSighting.mock.calls).toEqual([[SIGHTING]]);
  });

  it('keep the strongest themes where a library of many essays has more than are kept, rather than nothing', async () => {
    const { on, handlers } = setUp();
    // A hundred essays, eleven themes each.
    const themes = Array.from({ length: 1_100 }, (_, i) => ({
      essay: `e${i % 100}`,
      theme: `t${i}`,
      score: 1 - i / 1_100,
      words: [],
    }));
    await handlers.recordSighting({ ...SIGHTING, themes }, NEWS);
    expect(on.recordSighting.mock.calls).toEqual([[{ ...SIGHTING, themes: themes.slice(0, 1_000) }]]);
  });

  it('keep nothing of a private window', async () => {
    const { on, handlers } = setUp();
    await handlers.recordSighting(SIGHTING, { url: PAGE, tab: { id: 7, incognito: true } });
    await handlers.recordSighting(SIGHTING, { url: PAGE });
    const saying = { page: PAGE, title: 'T', match: MATCH };
    expect(await handlers.keepSaying(saying, { url: PAGE, tab: { id: 7, incognito: true } })).toBe(false);
    expect(on.keepSaying).not.toHaveBeenCalled();
    expect(await handlers.keepSaying(saying, NEWS)).toBe(true);
    expect(on.keepSaying.mock.calls).toEqual([[saying]]);
    const verdict = { match: 'm1', verdict: 'not-a-match', met: saying };
    await handlers.setVerdict(verdict, { url: PAGE, tab: { id: 7, incognito: true } });
    expect(on.setVerdict).not.toHaveBeenCalled();
    await handlers.setVerdict(verdict, NEWS);
    await handlers.setVerdict({ ...verdict, verdict: null }, { url: 'chrome-extension://id/sidepanel.html' });
    expect(on.setVerdict.mock.calls).toEqual([
      ['m1', 'not-a-match', saying],
      ['m1', null, undefined],
    ]);
    expect(on.recordSighting).not.toHaveBeenCalled();
    expect(on.recallPage.mock.calls).toEqual([[PAGE], [PAGE]]);
  });

  it('take notes from the extension only, never from a page', async () => {
    const { on, handlers } = setUp();
    await expect(handlers.saveNote(NOTE, NEWS)).rejects.toMatchObject({ name: 'BadRequestError' });
    await expect(handlers.helpWithNote(undefined, NEWS)).rejects.toMatchObject({ name: 'BadRequestError' });
    expect(await handlers.helpWithNote(undefined, FRAME)).toEqual({ tags: ['budget'], claims: [] });
    await expect(handlers.removeNote({ id: 'n' }, NEWS)).rejects.toMatchObject({ name: 'BadRequestError' });
    await handlers.saveNote({ ...NOTE, base: TIME }, FRAME);
    expect(on.saveNote.mock.calls).toEqual([[NOTE, { base: TIME }]]);
    expect(on.removeNote).not.toHaveBeenCalled();
  });

  it('take the title of a noted page along, but none of a private window', async () => {
    const { on, handlers } = setUp();
    const frame = (incognito: boolean) => ({ ...FRAME, tab: { id: 7, incognito } });
    await handlers.saveNote({ ...NOTE, title: 'T'.repeat(2_000) }, frame(false));
    await handlers.saveNote({ ...NOTE, title: 'A page' }, frame(true));
    expect(on.saveNote.mock.calls).toEqual([
      [NOTE, { title: 'T'.repeat(1_000) }],
      [NOTE, {}],
    ]);
  });

  it('match an essay in the making for the extension only', async () => {
    const { on, handlers } = setUp();
    await expect(handlers.matchDraft({}, NEWS)).rejects.toMatchObject({ name: 'BadRequestError' });
    await handlers.matchDraft({}, FRAME);
    expect(on.matchDraft).toHaveBeenCalledTimes(1);
  });

  it('hand a note frame its target once', async () => {
    const { handlers } = setUp();
    const target = { page: PAGE, title: 'A page', quote: QUOTE };
    const token = await handlers.issueNoteToken(target, NEWS);
    await expect(handlers.redeemNoteToken({ token }, NEWS)).rejects.toMatchObject({ name: 'BadRequestError' });
    expect(await handlers.redeemNoteToken({ token }, FRAME)).toEqual({ ...target, inPrivate: false });
    expect(await handlers.redeemNoteToken({ token }, FRAME)).toBeNull();
  });

  it('tell a note frame that its window is private', async () => {
    const { handlers } = setUp();
    const token = await handlers.issueNoteToken({ page: PAGE, title: '', quote: QUOTE }, NEWS);
    const inPrivate = { ...FRAME, tab: { id: 7, incognito: true } };
    expect(await handlers.redeemNoteToken({ token }, inPrivate)).toMatchObject({ inPrivate: true });
  });

  it('let a token grow old', async () => {
    vi.useFakeTimers();
    const { handlers } = setUp();
    const token = await handlers.issueNoteToken({ page: PAGE, title: '', quote: null }, NEWS);
    vi.advanceTimersByTime(TOKEN_LIFE_MS + 1);
    expect(await handlers.redeemNoteToken({ token }, FRAME)).toBeNull();
    vi.useRealTimers();
  });

  it('put the badge on the tab that sent it, and open the panel before anything is awaited', () => {
    const { on, handlers } = setUp();
    void handlers.setBadge({ count: 3 }, NEWS);
    void handlers.openPanel({ match: 'm' }, NEWS);
    expect(on.setBadge.mock.calls).toEqual([[7, 3]]);
    expect(on.openPanel.mock.calls).toEqual([[NEWS.tab, 'm']]);
  });

  it('refuse garbage by name and reach no repository with it', async () => {
    const names: BackgroundMessage[] = [
      'recordSighting',
      'recallPage',
      'glanceAt',
      'findEssays',
      'readLooks',
      'describeClaim',
      'setVerdict',
      'issueNoteToken',
      'redeemNoteToken',
      'saveNote',
      'removeNote',
      'findSentenceNote',
      'setBadge',
      'openPanel',
    ];
    const garbage = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(undefined, 'x', [], { page: 'data:text/html,x' }, { count: -1 }, { match: 5 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), garbage, async (name, data) => {
        const { on, handlers } = setUp();
        await expect(handlers[name](data, FRAME)).rejects.toMatchObject({ name: 'BadRequestError' });
        for (const [key, dependency] of Object.entries(on)) {
          if (key !== 'noteTokens') expect(dependency).not.toHaveBeenCalled();
        }
      }),
      { numRuns: 300 },
    );
  });
});
