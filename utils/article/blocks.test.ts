// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { collectBlocks } from './blocks.ts';

const textsOf = (html: string): string[] => {
  const root = document.createElement('div');
  root.innerHTML = html;
  return collectBlocks(root, []).map(({ text }) => text);
};

it.each<[string, string, string[]]>([
  [
    'items that are parted by single line breaks',
    '<p>Three lessons:<br>• NATO must grow<br>- Russia must leave<br>1. Europe must pay<br>2) And soon</p>',
    ['Three lessons:', '• NATO must grow', '- Russia must leave', '1. Europe must pay', '2) And soon'],
  ],
  [
    'a heading in bold above its text',
    '<p><strong>The price of delay</strong><br>\n Russia will <b>come back</b> soon.</p>',
    ['The price of delay', 'Russia will come back soon.'],
  ],
  [
    'no speaker, no line that goes on, and nothing within bold text',
    '<p><b>MACRON:</b><br>Europe must pay.</p><p><b>One long line<br>Of bold text</b></p><p><b>The Kremlin</b><br>denied it.</p><p>Plain line<br>After line</p>',
    ['MACRON: Europe must pay.', 'One long line Of bold text', 'The Kremlin denied it.', 'Plain line After line'],
  ],
  [
    'no sentence at an element of the page’s own making',
    '<p>The <x-term>Kremlin</x-term> said <tool-tip><span>so</span></tool-tip>, twice.</p>',
    ['The Kremlin said so, twice.'],
  ],
  [
    'what stands in such an element by itself',
    '<p>It ended.<x-ad>Advertisement</x-ad> Nobody won.</p><x-card>One</x-card><x-card>Two</x-card>',
    ['It ended.', 'Advertisement', 'Nobody won.', 'One', 'Two'],
  ],
])('parts %s', (_name, html, texts) => {
  expect(textsOf(html)).toEqual(texts);
});

it('leaves out what is nothing but links to other articles, by the words that say so', () => {
  const led =
    '<p><b>Read more:</b> <a>Ten more stories</a></p><h4>Related: <a><i>One</i> more</a>.</h4><p>[Also read | <a>Another</a>]</p><p>>> <a>READ MORE Of the war</a></p>';
  const list = '<h3>See also:</h3><ul><li><a>First story</a></li><li><a>Second story</a></li></ul>';
  expect(textsOf(`<p>It ended.</p>${led}${list}<p>It began <a>anew</a>.</p><p><a>It ended again.</a></p>`)).toEqual([
    'It ended.',
    'It began anew.',
    'It ended again.',
  ]);
  const kept = [
    'Related: the minister said <a>so</a>.',
    'See also <a>Smith 2019</a>.',
    'Read more about it: it <a>ended</a>.',
    'Read more about it <a>here</a>.',
  ];
  expect(textsOf(kept.map((each) => `<p>${each}</p>`).join(''))).toEqual(
    kept.map((each) => each.replace(/<.*?>/g, '')),
  );
});

it('keeps the headline below a "Read more" that is a link of its own', () => {
  const stories = '<p>One story.</p><a>Read more</a><h2><a>Another story</a></h2><p>It goes on.</p>';
  expect(textsOf(stories)).toEqual(['One story.', 'Another story', 'It goes on.']);
});

it('takes the cells of a page that is laid out in tables for paragraphs, and no others', () => {
  const long = 'The trawlers came back to the bay last week, and nobody said a word about it. '.repeat(2).trim();
  const root = document.createElement('div');
  root.innerHTML = `<table><tr><td><table><tr><td><p>${long}</p><p>Nobody replied.</p><ul><li>One</li></ul>
    <table><tr><th>Year</th><td>Reefs lost</td></tr></table></td><td>Menu</td></tr></table></td></tr></table>`;
  expect(collectBlocks(root, []).map(({ kind, text }) => [kind, text])).toEqual([
    ['paragraph', long],
    ['paragraph', 'Nobody replied.'],
    ['item', 'One'],
    ['cell', 'Year'],
    ['cell', 'Reefs lost'],
    ['cell', 'Menu'],
  ]);
});
