import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Sensitivity } from '../../utils/matching/match.ts';
import { InputError } from './problems.ts';

export const USAGE =
  'usage: npm run -s match -- [--essay ESSAY.json] [--url URL] [--sensitivity fewer|balanced|more] ' +
  'PAGE.html[.gz]… | --documents DOCS.jsonl [--all N] | --pairs PAIRS.jsonl | --claims ESSAY.txt';

/** What is asked for. File names are as given; `fileAt` finds them. `sensitivity` null: the essay's own, else balanced. */
export type Task =
  | { kind: 'pages'; essay: string | null; pages: string[]; url: string | null; sensitivity: Sensitivity | null }
  | {
      kind: 'documents';
      essay: string | null;
      documents: string;
      ranked: number | null;
      sensitivity: Sensitivity | null;
    }
  | { kind: 'pairs'; pairs: string }
  | { kind: 'claims'; text: string };

/**
 * Reads the command line.
 * @throws InputError
 */
export function parseOptions(args: string[]): Task {
  const { values, positionals } = parse(args);
  const { essay = null, url = null, documents, pairs, claims, all } = values;
  const sensitivity = values.sensitivity === undefined ? null : readSensitivity(values.sensitivity);
  const modes = [documents, pairs, claims].filter((value) => value !== undefined).length;
  if (modes > 1) throw new InputError('give one of --documents, --pairs and --claims');
  if (modes === 1 && positionals.length > 0) throw new InputError(`${positionals[0]}: pages go with --essay only`);
  if (modes === 1 && url !== null) throw new InputError('--url goes with a page');
  if (all !== undefined && documents === undefined) throw new InputError('--all goes with --documents');
  if (essay !== null && (pairs ?? claims) !== undefined) throw new InputError('--essay goes with pages or --documents');

  if (pairs !== undefined) return { kind: 'pairs', pairs };
  if (claims !== undefined) return { kind: 'claims', text: claims };
  if (documents !== undefined) {
    return { kind: 'documents', essay, documents, ranked: all === undefined ? null : readCount(all), sensitivity };
  }
  if (positionals.length === 0) throw new InputError(`no page given; ${USAGE}`);
  if (url !== null && positionals.length > 1) throw new InputError('--url goes with one page');
  if (url !== null && !/^https?:\/\//i.test(url)) throw new InputError(`--url ${url}: not a web address`);
  if (url !== null && !URL.canParse(url)) throw new InputError(`--url ${url}: not a web address`);
  return { kind: 'pages', essay, pages: positionals, url, sensitivity };
}

/** Finds a file as the caller named it: npm runs scripts in the package's folder, wherever it was called. */
export function fileAt(name: string): string {
  const called = process.env['npm_lifecycle_event'] === 'match' ? process.env['INIT_CWD'] : undefined;
  return resolve(called ?? process.cwd(), name);
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        essay: { type: 'string' },
        url: { type: 'string' },
        documents: { type: 'string' },
        all: { type: 'string' },
        pairs: { type: 'string' },
        claims: { type: 'string' },
        sensitivity: { type: 'string' },
      },
    });
  } catch (error) {
    throw new InputError(`${(error as Error).message}; ${USAGE}`, { cause: error });
  }
}

function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) throw new InputError(`--all ${text}: not a number of pairs`);
  return count;
}

function readSensitivity(text: string): Sensitivity {
  if (text === 'fewer' || text === 'balanced' || text === 'more') return text;
  throw new InputError(`--sensitivity ${text}: give fewer, balanced or more`);
}
