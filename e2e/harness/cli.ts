import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** What the command line says of a match; see ../shared/command-line.md. */
export interface PrintedMatch {
  quote: string;
  claim: string;
  relation: string;
  score: number;
}

/** Matches a page by the command line, in Node: the same modules without a browser. */
export function matchInNode(html: string, url: string): PrintedMatch[] {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-cli-'));
  try {
    const file = join(folder, 'page.html');
    writeFileSync(file, html);
    const line = execFileSync(process.execPath, [...readCommand(), '--url', url, file], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    return (JSON.parse(line) as { matches: PrintedMatch[] }).matches;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The arguments after `node` that `npm run match` stands for. */
function readCommand(): string[] {
  return ['--import', 'tsx', join(ROOT, 'scripts/match/main.ts')];
}
