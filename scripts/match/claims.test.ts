import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readClaims } from './claims.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claims-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Keeps a file and reads it as an essay. */
async function essayOf(name: string, content: string | Uint8Array) {
  const path = join(folder, name);
  await writeFile(path, content);
  return readClaims(path);
}
const claimsOf = async (name: string, content: string | Uint8Array) => (await essayOf(name, content)).claims;

const BROKEN = `Run the ferry

The council must restore the night ferry before the winter, for the
nurses who work until two in the morning have no other way home at
all.`;
const WHOLE =
  'The council must restore the night ferry before the winter, for the nurses who work until two in the morning have no other way home at all.';

it.each(['\n', '\r\n'])('reads lines broken at a column as one paragraph, with places in the file: %j', async (end) => {
  const text = BROKEN.replaceAll('\n', end);
  const [claim, ...others] = await claimsOf('broken.txt', text);
  expect(others).toEqual([]);
  expect(claim?.text).toBe(WHOLE);
  expect(text.slice(claim!.source!.start, claim!.source!.end).replaceAll(end, ' ')).toBe(WHOLE);
});

it('reads a file in whatever encoding the library opens', async () => {
  const text = `The ferry must run because nurses can’t swim home at night.`;
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
  expect((await claimsOf('wide.txt', utf16)).map((claim) => claim.text)).toEqual([text]);
  const windows = Buffer.from(text.replace('’', '\u0092'), 'latin1');
  expect((await claimsOf('windows.txt', windows)).map((claim) => claim.text)).toEqual([text]);
});

it('makes no claims of the captions and headings of a page', async () => {
  const prose =
    'Teenagers must sleep longer because their brains are built that way. The evidence has been clear for two decades, and ministers know it. Schools that start at nine have fewer car crashes, better marks and calmer corridors. ';
  const page = `<!doctype html><html lang="en"><title>Start later</title><article><h1>Start later</h1>
<figure><img src="a.jpg"><figcaption>Pupils must wait for the bus in the dark because nobody cares.</figcaption></figure>
<p>${prose}</p><h2>Schools must change because sleep matters.</h2><p>A country that starves its children of sleep cannot complain that they do not learn. It is time to move the bell, and the government must pay for later buses.</p></article></html>`;
  const texts = (await claimsOf('page.html', page)).map((claim) => claim.text);
  expect(texts).toContain('Teenagers must sleep longer because their brains are built that way.');
  expect(texts.join(' ')).not.toMatch(/Pupils must wait|Schools must change/);
});

it('reads a page in the encoding that it names', async () => {
  const claim = 'The café owners must not give in, because “price freezes” will destroy the small cafés of our towns.';
  const others = [
    'The council should lower the rents of its own houses before it asks anybody else to pay for the summer.',
    'Visitors come for the harbour and its terraces, and they will stay away when the terraces are empty.',
    'A tax on nights in hotels would bring more money in one season than the freeze can save in ten years.',
    'Nobody on the council has asked a single owner what the freeze costs, and that is why it will fail.',
  ];
  const prose = [claim, ...others].map((text) => `<p>${text}</p>`).join('');
  const head = '<meta charset="windows-1252"><title>Let the cafés live</title>';
  const page = `<!doctype html><html lang="en"><head>${head}</head><body><article><h1>Let the cafés live</h1>${prose}</article></body></html>`;
  const bytes = Buffer.from(page.replaceAll('“', '\x93').replaceAll('”', '\x94'), 'latin1');
  expect((await claimsOf('named.html', bytes)).map(({ text }) => text)).toContain(claim);
});

it.each([
  ['nothing', ''],
  ['no claim', 'Hello.\n'],
  ['a picture', Uint8Array.from({ length: 6_000 }, (_, i) => (i % 2 === 0 ? (i * 7) % 251 : 0x20 + ((i * 13) % 80)))],
])('refuses a file with %s in one clear line: `--essay` would not take what came out', async (_what, content) => {
  await expect(essayOf('none.txt', content)).rejects.toThrow(expect.objectContaining({ name: 'InputError' }));
});

it('refuses more text than an essay has, before it reads it', async () => {
  const sentence = 'The council must restore the night ferry. ';
  const text = sentence.repeat(Math.ceil(400_001 / sentence.length));
  await expect(essayOf('long.txt', text)).rejects.toThrow(/long\.txt: text of \d+ characters, at most 400000 are read/);
});

it('names a page’s essay by the title that it prints', async () => {
  const prose = [
    'The council must restore the night ferry, for nurses have no other way home.',
    'Ministers should pay for it out of the tourist tax, because visitors fill the ferry in summer.',
    'Without the ferry the island will lose its hospital within ten years, and everybody knows it.',
  ];
  const body = prose.map((text) => `<p>${text} ${text.replace('The', 'That')}</p>`).join('');
  const page = `<!doctype html><html lang="en"><title>Run the ferry at night</title><article><h1>Run the ferry at night</h1><p>Opinion</p>${body}</article></html>`;
  expect(await essayOf('titled.html', page)).toMatchObject({
    id: 'run-the-ferry-at-night',
    title: 'Run the ferry at night',
  });
  const endless = page.replaceAll('Run the ferry at night', `Run ${'the ferry and '.repeat(40)}the bus`);
  expect((await essayOf('endless.html', endless)).title.length).toBeLessThanOrEqual(300);
});

it.each([
  ['\u2028 for line ends', (text: string) => text.replaceAll('\n', '\u2028')],
  ['soft hyphens', (text: string) => text.replace(/([a-z]{4})(?=[a-z]{3})/g, '$1\u00ad')],
  ['blanks of no width', (text: string) => text.replaceAll(' the', ' \u200bthe')],
])('finds the same claims in a text with %s, and their places in the file', async (_, spoil) => {
  const text = `Run the ferry\n\nThe council must restore the night ferry before the winter, because nurses have no other way home.\n\nVisitors will stay away when the terraces are empty and the harbour is dark.`;
  const plain = await claimsOf('plain.txt', text);
  const spoilt = spoil(text);
  const found = await claimsOf('spoilt.txt', spoilt);
  expect(found.map((claim) => claim.text)).toEqual(plain.map((claim) => claim.text));
  for (const { source, text: claim } of found)
    expect(spoilt.slice(source!.start, source!.end).replace(/[\u00ad\u200b]/g, '')).toBe(claim);
});
