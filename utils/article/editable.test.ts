// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { mapText } from '../highlight/textmap.ts';
import { isEditor } from './editable.ts';
import { extractArticle } from './extract.ts';
import { findFramed } from './framed.ts';
import { furtherRoots } from './furtherroots.ts';
import { glanceText } from './glancetext.ts';

const STORY =
  'The alliance has kept the peace in Europe for decades, and most of its members say that they want it to last. ' +
  'Others, mainly in the east of the continent, fear that promises alone will not be enough when it matters. ';
const DRAFT =
  'Dear Anna, between us, I think that my own chief is wrong about the alliance, and that he will have to go by spring. ' +
  'Please tell nobody that I wrote this down, least of all the people at the ministry who asked me for my opinion. ' +
  'What I have heard about the sanctions from them is worse than what stands in the papers, and it will cost us dear. ' +
  'I shall write to you again when I know more about the summer, and whether I may keep the house by the lake at all. ';

const article = `<article><h1>Peace</h1>${`<p>${STORY}</p>`.repeat(4)}</article>`;

const EDITORS: [string, string][] = [
  ['contenteditable', `<div contenteditable><p>${DRAFT}</p></div>`],
  ['contenteditable="true"', `<div contenteditable="true"><p>${DRAFT}</p></div>`],
  ['contenteditable="TRUE"', `<div contenteditable="TRUE"><p>${DRAFT}</p></div>`],
  ['contenteditable="plaintext-only"', `<div contenteditable="plaintext-only"><p>${DRAFT}</p></div>`],
  ['role="textbox"', `<div role="textbox" aria-multiline="true"><p>${DRAFT}</p></div>`],
  ['an island in it', `<div contenteditable="true"><p contenteditable="false">${DRAFT}</p></div>`],
];

const read = () => extractArticle(document, { url: 'https://daily.example/world/peace' });

function frameWith(html: string): Document {
  const frame = document.body.appendChild(document.createElement('iframe'));
  frame.contentDocument!.body.innerHTML = html;
  return frame.contentDocument!;
}

beforeEach(() => {
  document.documentElement.removeAttribute('contenteditable');
  document.body.removeAttribute('contenteditable');
  document.body.replaceChildren();
});

describe('a draft', () => {
  it.each(EDITORS)('beside an article is no part of it: %s', (_, editor) => {
    document.body.innerHTML = `<main>${article}${editor}</main>`;
    const result = read();
    expect(result.kind === 'article' && result.article.text).toContain('kept the peace');
    expect(JSON.stringify(result)).not.toContain('Dear Anna');
    expect(mapText(document.body).text).not.toContain('Dear Anna');
  });

  it.each(EDITORS)('within an article is no part of it: %s', (_, editor) => {
    document.body.innerHTML = `<main>${article.replace('</article>', `${editor}</article>`)}</main>`;
    const result = read();
    expect(result.kind).toBe('article');
    expect(JSON.stringify(result)).not.toContain('Dear Anna');
  });

  it.each(EDITORS)('alone is no article: %s', (_, editor) => {
    document.body.innerHTML = `<main><h1>New post</h1>${editor}</main>`;
    expect(read()).toEqual({ kind: 'not-article', reason: 'application' });
    expect(mapText(document.body).text).toBe('New post');
  });

  it.each(EDITORS)('is not glanced at: %s', (_, editor) => {
    document.body.innerHTML = `<main>${editor}<h1>New post</h1></main>`;
    expect(glanceText(document)).not.toContain('Dear Anna');
    document.body.innerHTML = `<main>${editor.replaceAll(/<\/?p>/g, '')}</main>`;
    expect(glanceText(document)).not.toContain('Dear Anna');
  });

  it('is not read as one more article of its page', () => {
    document.body.innerHTML = `${article}<div contenteditable="true"><article><h2>Mine</h2><p>${DRAFT}</p><p>${DRAFT}</p></article></div>`;
    expect(furtherRoots(document, '')).toEqual([document.querySelector('article')]);
  });

  it('is not read from within', () => {
    document.body.innerHTML = `<div contenteditable="true"><p>${DRAFT}</p></div>`;
    expect(mapText(document.querySelector('p')!).text).toBe('');
  });
});

it('reads what cannot be written in', () => {
  document.body.innerHTML = `<main contenteditable="false">${article}</main>`;
  expect(read().kind).toBe('article');
});

describe('an editor', () => {
  it('is a page that is all there to be written in', () => {
    for (const element of [document.documentElement, document.body]) {
      document.body.innerHTML = article;
      expect(isEditor(document)).toBe(false);
      element.setAttribute('contenteditable', 'true');
      expect(isEditor(document)).toBe(true);
      expect(read()).toEqual({ kind: 'not-article', reason: 'application' });
      expect(mapText(document.body).text).toBe('');
      element.removeAttribute('contenteditable');
    }
  });

  it('in a frame is not what its page frames', () => {
    const box = new DOMRect(0, 0, window.innerWidth, window.innerHeight);
    const editable = frameWith(`<p>${DRAFT.repeat(3)}</p>`);
    editable.body.setAttribute('contenteditable', 'true');
    const designed = frameWith(`<p>${DRAFT.repeat(3)}</p>`);
    Object.defineProperty(designed, 'designMode', { value: 'on' });
    for (const frame of document.querySelectorAll('iframe')) frame.getBoundingClientRect = () => box;
    expect(findFramed(document)).toBeNull();
    expect(extractArticle(designed)).toEqual({ kind: 'not-article', reason: 'application' });
    expect(mapText(designed.body).text).toBe('');
    const story = frameWith(`<p>${STORY.repeat(3)}</p>`);
    expect(findFramed(document)).toBe(story);
  });

  it('within a framed page is none of its text', () => {
    frameWith(`<div contenteditable="true">${DRAFT.repeat(3)}</div>`);
    expect(findFramed(document)).toBeNull();
  });
});
