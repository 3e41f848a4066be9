// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://news.test/story" }
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EssayLook } from '../essays/look.ts';
import type { EssayGate } from '../matching/gate.ts';
import { placeRanges, readPage, SENTENCES, setUp } from './sessionstage.ts';

beforeEach(placeRanges);

describe('a session of a page that changes', () => {
  it('asks only about what is new when the page grows', async () => {
    const page = setUp();
    await page.kind('matched');
    document.querySelector('article')!.insertAdjacentHTML('beforeend', '<p>We must not wait any longer.</p>');
    page.articleChanged('content');
    await vi.waitFor(() => expect(page.session.describe().painted).toHaveLength(3));
    expect(page.asked).toEqual([...SENTENCES, 'We must not wait any longer.']);
  });

  it('keeps what is asked in the middle of a change, and asks it no second time', async () => {
    const page = setUp();
    const answers: (() => void)[] = [];
    const { matchSentences } = page.edges.ask;
    page.edges.ask.matchSentences = async (request) => {
      const answer = matchSentences(request);
      await new Promise<void>((resolve) => answers.push(resolve));
      return answer;
    };
    await vi.waitFor(() => expect(answers).toHaveLength(3));
    document.querySelector('article')!.insertAdjacentHTML('beforeend', '<p>We must not wait any longer.</p>');
    page.articleChanged('content');
    await page.kind('matching');
    for (const answer of answers.splice(0)) answer();
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    for (const answer of answers) answer();
    await page.kind('matched');
    expect(page.asked).toEqual([...SENTENCES, 'We must not wait any longer.']);
    expect(page.session.describe().painted).toHaveLength(3);
  });

  it('comes back from another article without asking anew', async () => {
    const page = setUp();
    await page.kind('matched');
    const [first] = document.querySelectorAll('article');
    const was = first!.innerHTML;
    first!.innerHTML = '<p>We must not wait any longer.</p>';
    page.articleChanged('address');
    await vi.waitFor(() =>
      expect(page.painted()).toEqual({ 'throughline-agrees-blue': ['We must not wait any longer.'] }),
    );
    first!.innerHTML = was;
    page.articleChanged('address');
    await vi.waitFor(() => expect(page.session.describe().painted).toHaveLength(2));
    expect(page.asked).toEqual([...SENTENCES, 'We must not wait any longer.']);
  });

  it('leaves its highlights in place when only the address changes', async () => {
    const page = setUp();
    await page.kind('matched');
    const cleared = vi.fn();
    const { clear } = page.painter;
    page.painter.clear = () => (cleared(), clear());
    page.articleChanged('address');
    expect(page.session.describe().state.kind).toBe('reading');
    await page.kind('matched');
    expect(cleared).not.toHaveBeenCalled();
    expect(page.card.remove).not.toHaveBeenCalled();
    expect(page.session.describe().painted).toHaveLength(2);
  });

  it('asks anew when an essay was edited', async () => {
    const page = setUp();
    await page.kind('matched');
    page.editEssay();
    page.session.look();
    await vi.waitFor(() => expect(page.asked).toEqual([...SENTENCES, ...SENTENCES]));
  });

  it('asks about every sentence anew when the claims of an essay changed, and about none when it is only read again', async () => {
    const page = setUp();
    await page.kind('matched');
    /** Reads the page once more, from its beginning to its end. */
    const readAgain = async () => {
      page.reports.length = 0;
      page.session.look();
      await vi.waitFor(() => expect(page.reports.at(-1)?.state.kind).toBe('matched'));
    };
    await readAgain();
    expect(page.asked).toHaveLength(SENTENCES.length);
    page.editEssay({ edition: '2' });
    await readAgain();
    expect(page.asked).toHaveLength(2 * SENTENCES.length);
  });

  it('finds its sentences in new nodes with the same text, and calls that no new reading', async () => {
    const page = setUp();
    await page.kind('matched');
    const before = page.painted();
    page.reports.length = 0;
    for (const paragraph of document.querySelectorAll('article p')) paragraph.replaceChildren(paragraph.textContent!);
    expect(page.painted()).not.toEqual(before);
    page.articleChanged('content');
    await vi.waitFor(() => expect(page.painted()).toEqual(before));
    expect(page.asked).toEqual(SENTENCES);
    expect([...new Set(page.reports.map(({ state }) => state.kind))]).toEqual(['matched']);
  });

  it('puts its highlights back at once where the page writes its text anew, before it is told to read it', async () => {
    const page = setUp();
    await page.kind('matched');
    const before = page.painted();
    page.reports.length = 0;
    for (const paragraph of document.querySelectorAll('article p')) paragraph.replaceChildren(paragraph.textContent!);
    expect(page.painted()).not.toEqual(before);
    await vi.waitFor(() => expect(page.painted()).toEqual(before));
    await vi.waitFor(() => expect(page.reports.at(-1)?.painted).toHaveLength(2));
    expect(page.asked).toEqual(SENTENCES);
  });

  it('lets a highlight go when its words are edited in place, and asks about those', async () => {
    const page = setUp();
    await page.kind('matched');
    const text = document.querySelector('article p')!.firstChild as Text;
    text.insertData(text.length - 1, ', or may');
    page.articleChanged('content');
    text.data = 'Europe may arm itself soon.';
    page.articleChanged('content');
    await vi.waitFor(() => expect(page.painted()).toEqual({ 'throughline-disputes-blue': [SENTENCES[1]] }));
    // The sentence after it is asked about as well: it has another one before it.
    await vi.waitFor(() => expect(page.asked.slice(3)).toEqual(['Europe may arm itself soon.', SENTENCES[1]]));
  });

  it('keeps a highlight where the article is taken to be another part of the page, not where its words went', async () => {
    let articles = 'p';
    const extractArticle = async () => readPage(articles);
    const page = setUp({ extractArticle });
    await page.kind('matched');
    document
      .querySelector('article')!
      .insertAdjacentHTML('afterend', '<p class="next">We must not wait any longer.</p>');
    articles = 'p.next';
    page.articleChanged('content');
    await vi.waitFor(() => expect(page.session.describe().painted).toHaveLength(3));
    document.querySelector('article p')!.textContent = 'Europe should arm itself some day.';
    page.articleChanged('content');
    await vi.waitFor(() => expect(page.session.describe().painted).toHaveLength(2));
  });

  it('keeps the colours of what it carries on where a large library has the page on another essay now', async () => {
    const library: EssayLook[] = [
      { id: 'e', colour: 'teal' },
      { id: 'f', colour: 'rose' },
    ];
    const readLooks = async ({ essays }: { essays: string[] }) => library.filter(({ id }) => essays.includes(id));
    const findEssays = vi.fn(async (): Promise<EssayGate[]> => [{ essay: 'e', onTheme: true, score: 1, themes: [] }]);
    let articles = 'p';
    const page = setUp({ extractArticle: async () => readPage(articles) }, { large: { findEssays, readLooks } });
    await page.kind('matched');
    const painted = page.painted();
    expect(Object.keys(painted)).toEqual(['throughline-agrees-teal', 'throughline-disputes-teal']);
    document.querySelector('article')!.insertAdjacentHTML('afterend', '<p class="next">Of the sea and its fish.</p>');
    articles = 'p.next';
    findEssays.mockResolvedValue([{ essay: 'f', onTheme: true, score: 1, themes: [] }]);
    page.articleChanged('content');
    await vi.waitFor(() => expect(page.session.describe().state).toMatchObject({ kind: 'matched', total: 1 }));
    expect(page.painted()).toEqual(painted);
  });

  it('takes away what is known of an essay that was switched off: of another part of the page, and by the reader’s word', async () => {
    const quote = { exact: SENTENCES[2]!, prefix: '', suffix: '', start: 0, end: SENTENCES[2]!.length };
    const why = { sentence: [], claim: [] };
    const said = { id: 's', essay: 'e', claim: 'c', relation: 'agrees' as const, score: 0, quote, why };
    let articles = 'p';
    const page = setUp({ extractArticle: async () => readPage(articles) }, { said: [said] });
    await page.kind('matched');
    const next = '<p class="next">Of the sea and its fish.</p>';
    document.querySelector('article')!.insertAdjacentHTML('afterend', next);
    articles = 'p.next';
    page.switchOn('e', 'f');
    page.articleChanged('content');
    await vi.waitFor(() => expect(page.session.describe().state).toMatchObject({ kind: 'matched', total: 1 }));
    expect(page.session.describe().painted).toHaveLength(3);
    page.switchOn('f');
    page.session.look();
    await vi.waitFor(() => expect(page.painted()).toEqual({}));
    page.switchOn('e', 'f');
    page.session.look();
    await vi.waitFor(() => expect(page.session.describe().painted).toContain('s'));
  });

  it('asks nothing while the page is hidden, and goes on when it is seen', async () => {
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    const page = setUp();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(page.session.describe().state.kind).toBe('reading');
    expect(page.asked).toEqual([]);
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event('visibilitychange'));
    await page.kind('matched');
    expect(page.asked).toEqual(SENTENCES);
  });

  it('takes its highlights away where it is switched off although nobody sees the page', async () => {
    const page = setUp();
    await page.kind('matched');
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    page.change({ enabled: false });
    await page.kind('switched-off');
    expect(page.painted()).toEqual({});
    hidden.mockRestore();
  });

  it('tells its number again when the page is brought back, since the browser took it from the button', async () => {
    const page = setUp();
    await page.kind('matched');
    const told = () => vi.mocked(page.edges.ask.setBadge).mock.calls.map(([{ count }]) => count);
    const before = told().length;
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await vi.waitFor(() => expect(told().slice(before)).toEqual([2]));
  });

  /** Opens the card of the first highlight to stay, as a click does. */
  async function withCard(options: Parameters<typeof setUp>[1] = {}) {
    const page = setUp({}, options);
    await page.kind('matched');
    let held = true;
    Object.defineProperty(page.card, 'held', { get: () => held });
    vi.mocked(page.card.close).mockImplementation(() => {
      held = false;
    });
    page.session.step(1);
    return page;
  }
  const offTheme = () => ({ onTheme: false, score: 0, themes: [] });

  it('leaves the card in which the reader writes where a change takes the page off the themes, and takes the rest', async () => {
    const page = await withCard();
    page.edges.scoreThemes = offTheme;
    page.articleChanged('content');
    await page.kind('off-theme');
    expect(page.card.remove).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(Object.keys(page.painted())).not.toContain('throughline-agrees-blue'));
    expect(page.painted()['throughline-focused']).toEqual([SENTENCES[0]]);
    expect(page.edges.ask.setBadge).toHaveBeenLastCalledWith({ count: null });
  });

  it('closes the card of a sentence that goes with its article, and takes everything away where the next is off the themes', async () => {
    const page = await withCard();
    page.edges.scoreThemes = offTheme;
    document.querySelector('article')!.innerHTML = '<p>Of the sea and its fish.</p>';
    page.articleChanged('address');
    expect(page.card.close).toHaveBeenCalled();
    await page.kind('off-theme');
    expect(page.card.remove).toHaveBeenCalled();
    expect(page.painted()).toEqual({});
    expect(page.edges.ask.setBadge).toHaveBeenLastCalledWith({ count: null });
  });

  it('takes card and number away at once with a frame whose text is gone', async () => {
    const page = await withCard();
    page.session.leave({ kind: 'reading' });
    page.controller.abort();
    expect(page.card.remove).toHaveBeenCalled();
    expect(page.edges.ask.setBadge).toHaveBeenLastCalledWith({ count: null });
  });

  it('leaves the card open on a sentence that stands under the next address too', async () => {
    const page = await withCard();
    page.articleChanged('address');
    await page.kind('matched');
    expect(page.card.close).not.toHaveBeenCalled();
  });

  it('keeps card and light with a sentence that is written anew', async () => {
    const page = await withCard();
    vi.spyOn(Range.prototype, 'getClientRects').mockImplementation(function (this: Range) {
      return (this.collapsed ? [] : [new DOMRect(0, 200, 10, 10)]) as never;
    });
    const light = () => page.painted()['throughline-focused'];
    expect(light()).toEqual([SENTENCES[0]]);
    for (const paragraph of document.querySelectorAll('article p')) paragraph.replaceChildren(paragraph.textContent!);
    expect(page.opening()?.rects()).toEqual([]);
    page.articleChanged('content');
    await vi.waitFor(() => expect(light()).toEqual([SENTENCES[0]]));
    expect(page.opening()?.rects()).toHaveLength(1);
  });
});
