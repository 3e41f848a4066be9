// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://news.test/story" }
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EssayLook } from '../essays/look.ts';
import type { EssayGate } from '../matching/gate.ts';
import { placeRanges, readPage, SENTENCES, setUp } from './sessionstage.ts';

beforeEach(placeRanges);

describe('a page session', () => {
  it('matches, paints, keeps and counts', async () => {
    const page = setUp();
    await page.kind('matched');
    expect(page.painted()).toEqual({
      'throughline-agrees-blue': [SENTENCES[0]],
      'throughline-disputes-blue': [SENTENCES[1]],
    });
    expect(page.session.describe().painted).toHaveLength(2);
    expect(page.edges.ask.setBadge).toHaveBeenLastCalledWith({ count: 2 });
    const kept = vi.mocked(page.edges.ask.recordSighting).mock.calls.flatMap(([{ matches }]) => matches);
    expect(kept.map(({ quote }) => quote.exact)).toEqual(SENTENCES.slice(0, 2));
    expect(page.reports.at(-1)?.state.kind).toBe('matched');
  });

  it('tells the panel what is not kept: in a private window, and once the reader wants nothing kept', async () => {
    const page = setUp();
    await page.kind('matched');
    expect(page.session.describe().unkept).toEqual([]);
    page.change({ keepSightings: 0 });
    await vi.waitFor(() => expect(page.reports.at(-1)?.unkept).toHaveLength(2));
    const hidden = setUp({ isPrivate: true });
    await hidden.kind('matched');
    expect(hidden.session.describe().unkept.map(({ id }) => id)).toEqual(page.session.describe().painted);
  });

  it('asks about the likeliest sentences first, and in the order of the article where nobody says which', async () => {
    const page = setUp();
    page.edges.ask.rankSentences = async ({ sentences }) => sentences.map((text) => (text === SENTENCES[2] ? 1 : 0));
    await page.kind('matched');
    expect(page.asked).toEqual([SENTENCES[2], SENTENCES[0], SENTENCES[1]]);
    const without = setUp();
    without.edges.ask.rankSentences = () => Promise.reject(new Error('gone'));
    await without.kind('matched');
    expect(without.asked).toEqual(SENTENCES);
  });

  it('has sentences read, but shows none, while it is not known what the reader turned down', async () => {
    const page = setUp();
    const { recordSighting } = page.edges.ask;
    let answer = () => {};
    const answered = new Promise<void>((resolve) => (answer = resolve));
    page.edges.ask.recordSighting = async (sighting) => {
      await answered;
      return recordSighting(sighting);
    };
    await vi.waitFor(() => expect(page.asked).toHaveLength(SENTENCES.length));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(page.painted()).toEqual({});
    answer();
    await page.kind('matched');
    expect(page.session.describe().painted).toHaveLength(2);
  });

  it('sends, keeps and paints nothing off theme', async () => {
    const page = setUp({}, { onTheme: false });
    await page.kind('off-theme');
    for (const ask of ['matchSentences', 'recordSighting', 'recallPage', 'setBadge'] as const) {
      expect(page.edges.ask[ask]).not.toHaveBeenCalled();
    }
    expect(page.painted()).toEqual({});
  });

  it('goes without a trace when it is switched off, and comes back', async () => {
    const page = setUp();
    await page.kind('matched');
    page.change({ enabled: false });
    await page.kind('switched-off');
    expect(page.painted()).toEqual({});
    expect(page.card.remove).toHaveBeenCalled();
    expect(page.edges.ask.setBadge).toHaveBeenLastCalledWith({ count: null });
    page.change({ enabled: true });
    await page.kind('matched');
    expect(page.session.describe().painted).toHaveLength(2);
    expect(page.asked).toHaveLength(SENTENCES.length);
  });

  it('remembers verdicts and notes over a switch off and on', async () => {
    const page = setUp();
    await page.kind('matched');
    const [first] = page.session.describe().painted;
    vi.mocked(page.edges.ask.recordSighting).mockResolvedValue({
      rejected: [{ id: first!, essay: 'e', start: 0, score: 0.9 }],
      said: [],
      notes: [],
      met: [],
    });
    page.change({ enabled: false });
    await page.kind('switched-off');
    page.change({ enabled: true });
    await page.kind('matched');
    expect(page.session.describe().painted).toHaveLength(1);
  });

  it('repaints for another sensitivity without asking again', async () => {
    const page = setUp();
    await page.kind('matched');
    page.change({ sensitivity: 'fewer' });
    await vi.waitFor(() => expect(page.session.describe().painted).toHaveLength(1));
    page.change({ sensitivity: 'balanced' });
    await vi.waitFor(() => expect(page.session.describe().painted).toHaveLength(2));
    expect(page.asked).toHaveLength(SENTENCES.length);
  });

  it('paints in another colour, and more or fewer of one essay, without asking again', async () => {
    const page = setUp();
    await page.kind('matched');
    page.changeLooks([{ id: 'e', colour: 'green' }]);
    await vi.waitFor(() =>
      expect(page.painted()).toEqual({
        'throughline-agrees-green': [SENTENCES[0]],
        'throughline-disputes-green': [SENTENCES[1]],
      }),
    );
    page.changeLooks([
      { id: 'e', colour: 'green', sensitivity: 'fewer' },
      { id: 'other', colour: 'rose', sensitivity: 'more' },
    ]);
    await vi.waitFor(() => expect(page.painted()).toEqual({ 'throughline-agrees-green': [SENTENCES[0]] }));
    expect(page.asked).toHaveLength(SENTENCES.length);
  });

  it('has the background say what is on the themes of a large library, and how it looks, again when that changed', async () => {
    const look = { id: 'e', colour: 'teal' as const };
    const readLooks = vi.fn(async (): Promise<EssayLook[]> => [look]);
    const findEssays = vi.fn(async (): Promise<EssayGate[]> => [{ essay: 'e', onTheme: true, score: 1, themes: [] }]);
    const page = setUp({}, { large: { findEssays, readLooks } });
    await page.kind('matched');
    expect(readLooks).toHaveBeenLastCalledWith({ essays: ['e'] });
    expect(Object.keys(page.painted())).toEqual(['throughline-agrees-teal', 'throughline-disputes-teal']);
    readLooks.mockResolvedValue([{ ...look, colour: 'rose', sensitivity: 'fewer' }]);
    page.changeLooks([]);
    await vi.waitFor(() => expect(page.painted()).toEqual({ 'throughline-agrees-rose': [SENTENCES[0]] }));
    expect(page.asked).toHaveLength(SENTENCES.length);
    expect(findEssays).toHaveBeenCalledTimes(1);
  });

  it('leaves rejected matches unpainted, and brings one back when that is undone', async () => {
    const page = setUp();
    await page.kind('matched');
    const [first] = page.session.describe().painted;
    page.actions().setVerdict(first!, 'not-a-match');
    await vi.waitFor(() => expect(page.painted()).toEqual({ 'throughline-disputes-blue': [SENTENCES[1]] }));
    expect(page.edges.ask.setVerdict).toHaveBeenCalledWith(
      expect.objectContaining({ match: first, verdict: 'not-a-match' }),
    );
    page.actions().setVerdict(first!, null);
    await vi.waitFor(() => expect(page.session.describe().painted).toHaveLength(2));

    const again = setUp({}, { rejected: [first!] });
    await again.kind('matched');
    expect(again.session.describe().painted).toHaveLength(1);
  });

  it('asks a failed batch twice more, then says what to do', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const matchSentences = vi.fn(async () => Promise.reject(new Error('gone')));
    const page = setUp();
    page.edges.ask.matchSentences = matchSentences;
    page.session.look();
    await vi.waitFor(() => {
      vi.advanceTimersByTime(5_000);
      expect(page.session.describe().state.kind).toBe('failed');
    });
    vi.useRealTimers();
    // Three batches are under way at once.
    expect(matchSentences).toHaveBeenCalledTimes(3 * 3);
    expect(page.session.describe().state).toMatchObject({ error: expect.stringMatching(/again/) });
    page.edges.ask.matchSentences = async () => [];
    page.session.look();
    await page.kind('matched');
  });

  it('steps through highlights and says where it is', async () => {
    const page = setUp();
    await page.kind('matched');
    page.session.step(1);
    expect(page.opening()?.subject.quote.exact).toBe(SENTENCES[0]);
    page.session.step(1);
    expect(page.opening()?.subject.quote.exact).toBe(SENTENCES[1]);
    await vi.waitFor(() =>
      expect(page.card.announce).toHaveBeenLastCalledWith(expect.stringContaining('Highlight 2 of 2')),
    );
    expect(page.session.reveal('nothing of the kind')).toBe(false);
  });

  it('paints at once what the reader says of a sentence, again on the next visit, and no more once it is taken back', async () => {
    const page = setUp();
    await page.kind('matched');
    const [first] = page.session.describe().painted;
    const quote = { exact: SENTENCES[2]!, prefix: '', suffix: '', start: 0, end: SENTENCES[2]!.length };
    const said = {
      essay: 'e',
      claim: 'd',
      relation: 'disputes' as const,
      score: 0,
      quote,
      why: { sentence: [], claim: [] },
    };
    const id = page.actions().say(said);
    const all = {
      'throughline-agrees-blue': [SENTENCES[0]],
      'throughline-disputes-blue': [SENTENCES[1], SENTENCES[2]],
    };
    await vi.waitFor(() => expect(page.painted()).toEqual(all));
    expect(page.edges.ask.keepSaying).toHaveBeenCalledWith(expect.objectContaining({ match: said }));
    page.change({ sensitivity: 'fewer' });
    await vi.waitFor(() => expect(page.session.describe().painted).toEqual([first, id]));

    const again = setUp({}, { said: [{ ...said, id }] });
    await again.kind('matched');
    expect(again.session.describe().painted).toHaveLength(3);
    expect(again.painted()['throughline-disputes-blue']).toContain(SENTENCES[2]);
    again.actions().setVerdict(id, null);
    await vi.waitFor(() => expect(again.session.describe().painted).toHaveLength(2));
  });

  it('keeps the reader’s own relation of a sentence that the matcher took otherwise', async () => {
    const page = setUp();
    await page.kind('matched');
    const [first] = page.session.describe().painted;
    page.session.setVerdict(first!, 'disputes');
    await vi.waitFor(() =>
      expect(page.painted()).toEqual({ 'throughline-disputes-blue': [SENTENCES[1], SENTENCES[0]] }),
    );
    page.session.setVerdict(first!, null);
    await vi.waitFor(() => expect(page.painted()).toMatchObject({ 'throughline-agrees-blue': [SENTENCES[0]] }));
  });

  it('shows a sentence as it was, once the verdict that taught its score is taken back', async () => {
    const before = setUp();
    await before.kind('matched');
    const [first] = before.session.describe().painted;
    const quote = { exact: SENTENCES[0]!, prefix: '', suffix: '', start: 0, end: SENTENCES[0]!.length };
    const why = { sentence: [], claim: [] };
    const said = { id: first!, essay: 'e', claim: 'c', relation: 'agrees' as const, score: 0.001, quote, why };
    const page = setUp({}, { said: [said] });
    await page.kind('matched');
    expect(page.session.describe().painted).toContain(first);
    page.actions().setVerdict(first!, null);
    await vi.waitFor(() => expect(page.session.describe().painted).not.toContain(first));
  });

  it('opens the card on a selected sentence, with what stands on it, and on no other', async () => {
    const page = setUp();
    await page.kind('matched');
    const paragraphs = document.querySelectorAll('p');
    document.getSelection()!.selectAllChildren(paragraphs[2]!);
    expect(await page.session.openOnSelection('note')).toBe('opened');
    expect(page.opening()).toMatchObject({ purpose: 'note', pinned: true });
    expect(page.opening()?.subject).toMatchObject({ quote: { exact: SENTENCES[2] }, matches: [] });
    document.getSelection()!.selectAllChildren(paragraphs[0]!);
    await page.session.openOnSelection('note');
    expect(page.opening()?.subject).toMatchObject({
      quote: { exact: SENTENCES[0] },
      matches: [{ relation: 'agrees' }],
    });
    document.getSelection()!.removeAllRanges();
    expect(await page.session.openOnSelection('note')).toBe('none');
    expect(page.card.announce).toHaveBeenLastCalledWith('Select a sentence first.');
  });

  it('asks about no heading', async () => {
    const heading = async () => {
      const read = readPage();
      if (read.kind === 'article') read.article.blocks[0]!.kind = 'heading';
      return read;
    };
    const page = setUp({ extractArticle: heading });
    await page.kind('matched');
    expect(page.asked).toEqual(SENTENCES.slice(1));
  });

  it('says so, and asks nothing, where the browser cannot highlight', async () => {
    const page = setUp({}, { tooOld: true });
    await page.kind('failed');
    expect(page.session.describe().state).toMatchObject({ error: expect.stringMatching(/too old/) });
    expect(page.edges.ask.matchSentences).not.toHaveBeenCalled();
    expect(page.edges.ask.recordSighting).not.toHaveBeenCalled();
  });

  it('leaves nothing when it ends', async () => {
    const page = setUp();
    await page.kind('matched');
    page.controller.abort();
    expect(page.painted()).toEqual({});
    expect(page.card.remove).toHaveBeenCalled();
    expect(page.edges.ask.setBadge).toHaveBeenLastCalledWith({ count: null });
  });
});
