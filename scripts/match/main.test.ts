import { execFile, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FERRY_ESSAY as ESSAY } from './testessay.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PROGRAM = resolve(import.meta.dirname, 'main.ts');
/** Loading the model takes a second or two, and much longer on a busy machine. */
const PATIENCE = 120_000;

interface Outcome {
  status: number;
  lines: Record<string, unknown>[];
  complaints: string[];
}

/** Runs the real command line; every line of its standard output must be JSON. */
const match = (...args: string[]) => run(['--import', 'tsx', PROGRAM, ...args]);

function run(args: string[]): Promise<Outcome> {
  return new Promise((done) => {
    const child = execFile(process.execPath, args, { cwd: ROOT, maxBuffer: 1e8 }, (_error, stdout, stderr) =>
      done({
        status: child.exitCode ?? -1,
        lines: stdout
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as Record<string, unknown>),
        complaints: stderr.split('\n').filter(Boolean),
      }),
    );
  });
}

const SENTENCES = [
  'The village ferry will carry passengers without charge from June, the island council decided on Monday night.',
  'Free ferries bring more visitors to small islands, the council’s own study found after two summers of trials.',
  'Shopkeepers along the harbour said that the ferry had been full on most days since the trial began.',
  'The ferry company will be paid from the island’s tourist tax, which rises by one euro for each night.',
  'Nobody on the council voted against the free ferry, although two members stayed away from the meeting.',
  'A second ferry is to be built in the harbour yard, and it should carry its first passengers in two years.',
];

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-match-'));
  const paragraphs = SENTENCES.map((text) => `<p>${text}</p>`).join('');
  const head = '<title>Island ferry to be free</title><link rel="canonical" href="https://news.example/ferry">';
  const article = `<!doctype html><html lang="en"><head>${head}</head><body><article><h1>Island ferry to be free</h1>${paragraphs}</article></body></html>`;
  await Promise.all([
    writeFile(at('essay.json'), JSON.stringify(ESSAY)),
    writeFile(at('article.html.gz'), gzipSync(article)),
    writeFile(at('short.html'), '<!doctype html><title>Nothing</title><p>Hello.</p>'),
    writeFile(at('broken.json'), '{"id":'),
    writeFile(
      at('pairs.jsonl'),
      [
        { id: 'same', sentence: SENTENCES[1], claim: ESSAY.claims[0]!.text },
        { id: 'other', sentence: SENTENCES[5], claim: ESSAY.claims[1]!.text, context: SENTENCES[4] },
        { id: 'no claim', sentence: 'x' },
        { id: 3, sentence: SENTENCES[3], claim: ESSAY.claims[0]!.text },
      ]
        .map((pair) => JSON.stringify(pair))
        .join('\n'),
    ),
    writeFile(
      at('documents.jsonl'),
      `${JSON.stringify({ doc: 'd1', title: 'Ferry', sentences: SENTENCES.map((text, paragraph) => ({ paragraph, text })) })}\n`,
    ),
  ]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('what is wrong with the call', () => {
  it(
    'an option that there is not: status 2, one line, no output',
    async () => {
      const { status, lines, complaints } = await match('--frobnicate');
      expect({ status, lines, complaints: complaints.length }).toEqual({ status: 2, lines: [], complaints: 1 });
    },
    PATIENCE,
  );

  it(
    'a Node older than jsdom needs: status 2, one line',
    async () => {
      const older = 'data:text/javascript,import zlib from "node:zlib"; delete zlib.createZstdDecompress;';
      const { status, lines, complaints } = await run(['--import', older, '--import', 'tsx', PROGRAM, '--claims', 'x']);
      expect({ status, lines, complaints: complaints.length }).toEqual({ status: 2, lines: [], complaints: 1 });
      expect(complaints[0]).toContain('npm run -s match');
    },
    PATIENCE,
  );

  it.each(['broken.json', 'missing.json'])(
    'the essay file %s: status 2, one line that names it',
    async (name) => {
      const { status, lines, complaints } = await match('--essay', at(name), at('short.html'));
      expect({ status, lines, complaints: complaints.length }).toEqual({ status: 2, lines: [], complaints: 1 });
      expect(complaints[0]).toContain(name);
    },
    PATIENCE,
  );

  it(
    'the only page is missing: status 2',
    async () => {
      const { status, complaints } = await match('--essay', at('essay.json'), at('missing.html'));
      expect({ status, complaints: complaints.length }).toEqual({ status: 2, complaints: 1 });
    },
    PATIENCE,
  );

  it(
    'one page of two is missing: the other is handled, status 1',
    async () => {
      const { status, lines, complaints } = await match(
        '--essay',
        at('essay.json'),
        at('missing.html'),
        at('short.html'),
      );
      expect({ status, complaints: complaints.length }).toEqual({ status: 1, complaints: 1 });
      expect(lines).toMatchObject([
        { page: at('short.html'), title: 'Nothing', onTheme: false, matches: [], related: [] },
      ]);
    },
    PATIENCE,
  );
});

describe('what comes out', () => {
  it(
    'a page, unpacked, with quotes that stand where they say',
    async () => {
      const { status, lines, complaints } = await match(
        '--essay',
        at('essay.json'),
        '--sensitivity',
        'more',
        at('article.html.gz'),
      );
      expect({ status, complaints }).toEqual({ status: 0, complaints: [] });
      expect(lines).toMatchObject([
        { url: 'https://news.example/ferry', title: 'Island ferry to be free', language: 'en' },
      ]);
      const { matches, related } = lines[0] as { matches: PrintedMatch[]; related: PrintedMatch[] };
      for (const found of [...matches, ...related]) {
        expect(found.end - found.start).toBe(found.quote.length);
        expect(SENTENCES).toContain(found.quote);
        expect(found.prefix.length).toBeLessThanOrEqual(32);
        expect(found.suffix.length).toBeLessThanOrEqual(32);
        expect(ESSAY.claims.map(({ id }) => id)).toContain(found.claim);
        for (const words of found.why.sentence) expect(found.quote).toContain(words);
      }
    },
    PATIENCE,
  );

  it(
    'what the essay itself wants shown, unless it is said otherwise',
    async () => {
      const texts = [
        'Visitors to the small islands rose by a third, and the hoteliers thank the free boats.',
        'The tax on tourists pays for the ferries of the island since last year.',
      ];
      const sentences = texts.map((text, paragraph) => ({ paragraph, text }));
      await writeFile(at('own.jsonl'), JSON.stringify({ doc: 'd', sentences }));
      const shown = async (essay: object, ...options: string[]) => {
        await writeFile(at('own.json'), JSON.stringify({ ...ESSAY, ...essay }));
        const { lines } = await match('--essay', at('own.json'), '--documents', at('own.jsonl'), ...options);
        return (lines[0] as { matches: unknown[] }).matches;
      };
      const more = await shown({}, '--sensitivity', 'more');
      expect(await shown({})).not.toEqual(more);
      expect(await shown({ sensitivity: 'more' })).toEqual(more);
      expect(await shown({ sensitivity: 'more' }, '--sensitivity', 'balanced')).not.toEqual(more);
    },
    PATIENCE,
  );

  it(
    'pairs in their order, a bad line named by its number',
    async () => {
      const { status, lines, complaints } = await match('--pairs', at('pairs.jsonl'));
      expect(status).toBe(1);
      expect(complaints).toEqual([expect.stringContaining('pairs.jsonl:3')]);
      expect(lines.map(({ id }) => id)).toEqual(['same', 'other', 3]);
      const pairs = lines as { score: number; agrees: number; disputes: number }[];
      for (const { score, agrees, disputes } of pairs) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(agrees + disputes).toBeCloseTo(score, 6);
      }
      expect(pairs[0]!.score).toBeGreaterThan(pairs[1]!.score);
    },
    PATIENCE,
  );

  it(
    'the best pairs of a document, best first',
    async () => {
      const { status, lines } = await match(
        '--essay',
        at('essay.json'),
        '--documents',
        at('documents.jsonl'),
        '--all',
        '5',
      );
      expect(status).toBe(0);
      const [{ doc, ranked }] = lines as unknown as [
        { doc: string; ranked: { sentence: number; claim: string; score: number }[] },
      ];
      expect(doc).toBe('d1');
      expect(ranked).toHaveLength(5);
      expect(ranked.map(({ score }) => score)).toEqual(ranked.map(({ score }) => score).toSorted((a, b) => b - a));
      expect(ranked[0]).toMatchObject({ sentence: 1, claim: 'c1' });
    },
    PATIENCE,
  );
});

describe('--claims', () => {
  it.skipIf(!existsSync('/dev/full'))(
    'a result that cannot be written: status 1, one line',
    async () => {
      await writeFile(at('full.txt'), `Let the ferries be free\n\n${SENTENCES.join(' ')}`);
      const output = openSync('/dev/full', 'w');
      const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', PROGRAM, '--claims', at('full.txt')], {
        cwd: ROOT,
        stdio: ['ignore', output, 'pipe'],
        encoding: 'utf8',
      });
      closeSync(output);
      expect({ status, complaints: stderr.trim().split('\n') }).toEqual({
        status: 1,
        complaints: [expect.stringContaining('no space left on device')],
      });
    },
    PATIENCE,
  );

  it(
    'a plain text becomes an essay whose claims stand where they say',
    async () => {
      const text = `Let the ferries be free\n\nBy A. Writer\n\n${SENTENCES.join(' ')}\n\nThe council must not give in. Ferries should be free on every island, because visitors will pay for them many times over.\n`;
      await writeFile(at('essay.txt'), text);
      const { status, lines } = await match('--claims', at('essay.txt'));
      expect(status).toBe(0);
      const [{ claims }] = lines as unknown as [
        typeof ESSAY & { claims: { source: { start: number; end: number } }[] },
      ];
      expect(claims).not.toEqual([]);
      for (const { text: claim, source } of claims) expect(text.slice(source.start, source.end)).toBe(claim);
    },
    PATIENCE,
  );
});

interface PrintedMatch {
  claim: string;
  quote: string;
  prefix: string;
  suffix: string;
  start: number;
  end: number;
  why: { sentence: string[]; claim: string[] };
}
