import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** Names that `.gitignore` keeps out, plus git's own folder. */
const ignored = readFileSync(join(ROOT, '.gitignore'), 'utf8')
  .split('\n')
  .filter((line) => line.endsWith('/'))
  .map((line) => line.slice(0, -1))
  .concat('.git');

/** What a clone gets, told without git: a check-out may come without it. Paths relative to the root. */
const files = listFiles('');

function listFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (ignored.includes(path) || ignored.includes(entry.name) || entry.name.endsWith('.log')) return [];
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

const code = files.filter((path) => /\.(ts|tsx|mjs)$/.test(path));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const TOP_LEVEL = [
  '.ci',
  '.gitignore',
  '.oxfmtrc.json',
  '.oxlintrc.json',
  'CHANGELOG.md',
  'LICENSE',
  'NOTICE',
  'PRIVACY.md',
  'README.md',
  'bench',
  'components',
  'docs',
  'e2e',
  'entrypoints',
  'model',
  'package-lock.json',
  'package.json',
  'public',
  'scripts',
  'tsconfig.json',
  'utils',
  'vitest.config.ts',
  'wxt.config.ts',
];

const ROOMS = [
  'article',
  'background',
  'essays',
  'highlight',
  'library',
  'matching',
  'messaging',
  'model',
  'notes',
  'page',
  'panel',
  'storage',
];

describe('the project keeps its shape', () => {
  it('has no unforeseen entry at the top', () => {
    const entries = new Set(files.map((path) => path.split('/')[0] ?? ''));
    expect([...entries].filter((entry) => !TOP_LEVEL.includes(entry))).toEqual([]);
  });

  it('has no unforeseen room in utils, and no file outside a room', () => {
    const rooms = new Set(files.filter((path) => path.startsWith('utils/')).map((path) => path.split('/')[1] ?? ''));
    expect([...rooms].filter((room) => !ROOMS.includes(room))).toEqual([]);
  });

  it('has no bucket files', () => {
    const buckets = /^(utils?|helpers?|types?|common|misc|shared|constants?)\.(test\.)?(ts|tsx|mjs)$/;
    expect(code.filter((path) => buckets.test(basename(path)))).toEqual([]);
  });

  it('has no barrels, and nothing that passes on what another file has', () => {
    const onlyReexports = (text: string) => {
      const lines = text
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .split('\n')
        .map((line) => line.trim());
      const statements = lines.filter((line) => line !== '' && !line.startsWith('//'));
      return (
        statements.length > 0 &&
        /^export\s+(\*|(type\s+)?\{)/.test(statements[0] ?? '') &&
        !/\b(function|const|class|interface|import)\b/.test(statements.join(' '))
      );
    };
    const reexports = /^export\s+(\*|(type\s+)?\{[^}]*\})[^;]*\sfrom\s/m;
    expect(code.filter((path) => onlyReexports(read(path)) || reexports.test(read(path)))).toEqual([]);
  });

  it('keeps every test beside what it tests', () => {
    const tests = code.filter((path) => /\.test\.tsx?$/.test(path) && /^(utils|components|entrypoints)\//.test(path));
    const besides = (path: string) => {
      const subject = basename(path).replace(/\.test\.tsx?$/, '');
      const stem = subject.split('.')[0] ?? subject;
      return ['.ts', '.tsx', '.css'].some((extension) => existsSync(join(ROOT, dirname(path), stem + extension)));
    };
    expect(tests.filter((path) => !besides(path))).toEqual([]);
  });

  it('has no test at the root of entrypoints, where WXT would build it', () => {
    expect(code.filter((path) => /^entrypoints\/[^/]+\.test\.tsx?$/.test(path))).toEqual([]);
  });

  it('keeps files short enough to read: 300 lines at most', () => {
    const long = code.map((path) => [path, read(path).split('\n').length] as const).filter(([, lines]) => lines > 300);
    expect(long).toEqual([]);
  });

  it('never turns text into HTML by JSX', () => {
    expect(code.filter((path) => extname(path) === '.tsx' && read(path).includes('dangerouslySetInnerHTML'))).toEqual(
      [],
    );
  });

  it('names no package registry and no folder of a machine', () => {
    // Written apart so that this file does not find itself.
    const forbidden = [
      ['registry', 'npmjs'].join('.'),
      ['', 'work', 'main'].join('/'),
      ['', 'work', 'shared'].join('/'),
      ['', 'home', ''].join('/'),
      ['', 'Users', ''].join('/'),
    ];
    const textual = files.filter((path) =>
      /\.(ts|tsx|mjs|json|md|css|html|py|yml|yaml|sh)$|^\.ci\/run$|^NOTICE$/.test(path),
    );
    const found = textual.flatMap((path) =>
      forbidden.filter((word) => read(path).includes(word)).map((word) => `${path}: ${word}`),
    );
    expect(found).toEqual([]);
  });
});
