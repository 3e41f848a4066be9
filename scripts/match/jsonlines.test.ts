import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readJsonLines, writeLine } from './jsonlines.ts';
import type { Tally } from './problems.ts';

const Said = v.object({ said: v.string() });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-lines-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function readAll(content: string): Promise<{ said: string[]; tally: Tally }> {
  const name = join(folder, 'lines.jsonl');
  await writeFile(name, content);
  const tally: Tally = { handled: 0, failed: 0 };
  const said: string[] = [];
  for await (const line of readJsonLines(name, Said, tally)) said.push(line.said);
  return { said, tally };
}

it('ends a line at a line feed and nowhere else: news carries the separators U+2028 and U+2029', async () => {
  const texts = ['one\u2028line', 'another\u2029one', 'a third\u0085one'];
  const { said, tally } = await readAll(texts.map((each) => JSON.stringify({ said: each })).join('\r\n'));
  expect(said).toEqual(texts);
  expect(tally.failed).toBe(0);
});

it('reads a file that begins with a byte order mark, as Windows writes it', async () => {
  expect(await readAll('\ufeff{"said":"first"}\n{"said":"second"}\n')).toMatchObject({ said: ['first', 'second'] });
});

it('joins what the disk hands over in pieces, within a character too', async () => {
  const long = 'é€😀'.repeat(40_000);
  expect((await readAll(`${JSON.stringify({ said: `x${long}` })}\n${JSON.stringify({ said: long })}`)).said).toEqual([
    `x${long}`,
    long,
  ]);
});

it('names a line that is not JSON by its number, and goes on', async () => {
  const complaints = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const { said, tally } = await readAll('{"said":"one\u2028line"}\n\n{broken\n{"said":"last"}');
  expect(said).toEqual(['one\u2028line', 'last']);
  expect(tally.failed).toBe(1);
  expect(complaints.mock.calls.map(([line]) => line)).toEqual([expect.stringContaining('lines.jsonl:3: not JSON')]);
});

it('writes one line, whoever reads it by lines', async () => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await writeLine({ id: 'a\u2028b\u2029c' });
  const [[line]] = written.mock.calls as [[string]];
  written.mockRestore();
  expect(line).toMatch(/^[^\u2028\u2029]*\n$/);
  expect(JSON.parse(line)).toEqual({ id: 'a\u2028b\u2029c' });
});
