import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readClaims } from './claims.ts';

const CLAIM = 'The café owners must not give in, because “price freezes” will destroy the small cafés of our towns.';
const FURTHER = [
  'The council should lower the rents of its own houses before it asks anybody else to pay for the summer.',
  'Visitors come for the harbour and its terraces, and they will stay away when the terraces are empty.',
  'A tax on nights in hotels would bring more money in one season than the freeze can save in ten years.',
  'Nobody on the council has asked a single owner what the freeze costs, and that is why it will fail.',
  'The town needs its small shops more than it needs another parking place behind the railway station.',
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-claims-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** In the encoding of old Windows texts. */
const windows = (text: string) => Buffer.from(text.replaceAll('“', '\x93').replaceAll('”', '\x94'), 'latin1');

async function claimsOf(bytes: Buffer): Promise<string[]> {
  const name = join(folder, 'op-ed');
  await writeFile(name, bytes);
  return (await readClaims(name)).claims.map(({ text }) => text);
}

const TEXT = `Let the cafés live\n\n${[CLAIM, ...FURTHER].join('\n\n')}\n`;

it.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-16, as Windows calls Unicode', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
  ['old Windows', windows(TEXT)],
])('reads a text in %s', async (_name, bytes) => {
  expect(await claimsOf(bytes)).toContain(CLAIM);
});

it('reads a page in the encoding that it names', async () => {
  const paragraphs = [CLAIM, ...FURTHER].map((text) => `<p>${text}</p>`).join('');
  const head = '<meta charset="windows-1252"><title>Let the cafés live</title>';
  const page = `<!doctype html><html lang="en"><head>${head}</head><body><article><h1>Let the cafés live</h1>${paragraphs}</article></body></html>`;
  expect(await claimsOf(windows(page))).toContain(CLAIM);
});
