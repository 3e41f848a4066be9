// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MOST_AT_ONCE, watchArticle, type ArticleChange } from './watch.ts';
import { append, pass, TEXT, watchDeeply } from './watchstage.ts';

let told: ArticleChange[];
let stop: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.replaceChildren();
  history.replaceState(null, '', '/start');
  told = [];
  stop = new AbortController();
  watchDeeply((change) => told.push(change), stop.signal);
});
afterEach(() => {
  Reflect.deleteProperty(Element.prototype, 'checkVisibility');
  stop.abort();
  vi.useRealTimers();
});

describe('watchArticle, told to look deeper', () => {
  it('hears of a shadow tree near the top of a page, and has nothing else watched, where it follows the trees alone', async () => {
    stop.abort();
    stop = new AbortController();
    const host = append('div', '');
    const root = host.attachShadow({ mode: 'open' });
    const made = vi.spyOn(window, 'MutationObserver');
    const watch = watchArticle({ document, window, onChange: (change) => told.push(change), signal: stop.signal });
    watch.followTrees();
    await pass(100);
    expect(made).toHaveBeenCalledTimes(1);
    const text = document.createElement('p');
    text.textContent = TEXT;
    root.append(text);
    await pass(1000);
    expect(told).toEqual(['content']);
    made.mockRestore();
  });

  it('hears paragraphs that are unfolded by an attribute, not colours and movement', async () => {
    const folded = append('p', TEXT);
    folded.hidden = true;
    await pass(500);
    told = [];
    folded.style.transform = 'translateX(3px)';
    document.body.className = 'scrolled';
    await pass(500);
    expect(told).toEqual([]);
    folded.hidden = false;
    await pass(500);
    expect(told).toEqual(['content']);
  });

  it('knows what a shadow tree shows when it comes to know it: no first change of looks in it is news', async () => {
    const root = append('news-story', '').attachShadow({ mode: 'open' });
    root.innerHTML = `<p>${TEXT}</p><p hidden>${TEXT}</p>`;
    append('p', TEXT);
    await pass(500);
    told = [];
    const [shown, folded] = root.querySelectorAll('p');
    shown!.className = 'seen';
    await pass(500);
    expect(told).toEqual([]);
    folded!.hidden = false;
    await pass(500);
    expect(told).toEqual(['content']);
  });

  it('tells of text that comes to a hidden page after a mere change of its looks', async () => {
    append('p', TEXT);
    await pass(500);
    told = [];
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    document.body.className = 'idle';
    await pass(500);
    document.querySelector('p')!.firstChild!.nodeValue = `${TEXT} Another sentence.`;
    await pass(500);
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(told).toEqual(['content']);
  });

  it('hears text in open shadow trees, there from the start or come with content, at any depth', async () => {
    const outer = append('news-story', TEXT).attachShadow({ mode: 'open' });
    const inner = document.createElement('div');
    outer.append(inner);
    const deep = inner.attachShadow({ mode: 'open' });
    append('p', TEXT);
    await pass(500);
    expect(told).toEqual(['content']);
    deep.innerHTML = `<p>${TEXT}</p>`;
    await pass(500);
    expect(told).toEqual(['content', 'content']);
  });

  it('hears a tree with text in an element that is added, to the page or to a tree that is known', async () => {
    const story = () => {
      const host = document.createElement('div');
      host.attachShadow({ mode: 'open' }).innerHTML = `<p>${TEXT}</p>`;
      return host;
    };
    await pass(100);
    const shell = document.createElement('section');
    shell.append(story());
    document.body.append(shell);
    await pass(500);
    expect(told).toEqual(['content']);
    const known = shell.firstElementChild!.shadowRoot!;
    const second = story();
    known.append(second);
    await pass(500);
    expect(told).toEqual(['content', 'content']);
    // Known by then, and followed.
    second.shadowRoot!.append(...append('div', TEXT).childNodes);
    await pass(500);
    known.append(document.createElement('i'));
    const empty = document.createElement('div');
    empty.attachShadow({ mode: 'open' });
    document.body.append(empty);
    await pass(500);
    expect(told).toHaveLength(3);
  });

  it('looks for trees in what was added alone, however often something is', async () => {
    for (let i = 0; i < 500; i += 1) append('span', '');
    await pass(100);
    const looked = vi.spyOn(document, 'querySelectorAll');
    for (let i = 0; i < 50; i += 1) {
      append('span', '');
      await pass(20);
    }
    expect(looked).not.toHaveBeenCalled();
    looked.mockRestore();
  });

  it('hands over, told to look deeper, the trees that are still there and those to come', async () => {
    stop.abort();
    stop = new AbortController();
    const [there, gone] = ['there', 'gone'].map((id) => {
      const host = append('div', '');
      host.id = id;
      host.attachShadow({ mode: 'open' });
      return host;
    });
    const watch = watchArticle({ document, window, onChange: () => {}, signal: stop.signal });
    watch.followTrees();
    await pass(100);
    gone!.remove();
    const found: ShadowRoot[] = [];
    watch.deepen((root) => found.push(root));
    await pass(100);
    expect(found).toEqual([there!.shadowRoot]);
    const late = append('div', '');
    late.attachShadow({ mode: 'open' });
    await pass(100);
    expect(found).toEqual([there!.shadowRoot, late.shadowRoot]);
  });

  it('hears the article at once beside a ticker that used up its own allowance', async () => {
    const article = append('article', '');
    append('p', TEXT, article);
    const ticker = append('div', TEXT);
    for (let i = 0; i < 60 * 50; i += 1) {
      ticker.firstChild!.nodeValue = `${TEXT} ${i}`;
      await pass(20);
    }
    expect(told.length).toBeGreaterThanOrEqual(MOST_AT_ONCE);
    told = [];
    append('p', TEXT, article);
    for (let i = 0; i < 10; i += 1) {
      await pass(20);
      ticker.firstChild!.nodeValue = `${TEXT} again ${i}`;
    }
    expect(told).toEqual(['content']);
    // Also where the whole article is put in anew, from around it.
    const again = article.cloneNode(true);
    article.replaceWith(again);
    await pass(200);
    expect(told).toEqual(['content', 'content']);
  });

  it('ends the wait for the text of another address where a cached view is shown by its class alone', async () => {
    const [first, second] = [append('div', TEXT), append('div', TEXT)];
    append('div', TEXT, second);
    // As the page's style sheet would have it, which jsdom does not tell.
    Element.prototype.checkVisibility = function checkVisibility(this: Element) {
      return !this.closest('.away');
    };
    second.className = 'away';
    await pass(500);
    told = [];
    history.pushState(null, '', '/cached');
    first.className = 'away';
    second.className = '';
    window.dispatchEvent(new PopStateEvent('popstate'));
    await pass(300);
    expect(told).toEqual(['address']);
  });

  it('hears text that is unfolded in bare boxes, and later where there was no allowance for it', async () => {
    Element.prototype.checkVisibility = function checkVisibility(this: Element) {
      return !this.closest('.away');
    };
    const box = append('div', '');
    const folded = append('div', TEXT, append('div', '', box));
    const restless = append('div', TEXT);
    folded.className = 'away';
    await pass(500);
    told = [];
    folded.className = '';
    await pass(300);
    expect(told).toEqual(['content']);
    for (let i = 0; i < 200; i += 1) {
      restless.className = `turn-${i}`;
      await pass(100);
    }
    told = [];
    folded.className = 'away';
    await pass(2500);
    expect(told).toEqual(['content']);
  });
});
