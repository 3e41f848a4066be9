// `npm test`: every check in the order in which it fails fastest. Stops at the first that fails; the last line always
// says how many tests passed and failed (a failed lint, type check or build counts as one), a line before it what was skipped.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installIfNeeded, program, ROOT, runNode } from './install.mjs';
import { describeSkipped } from './skippedtests.mjs';

const counts = { passed: 0, failed: 0 };
/** What Vitest reported of each of its runs. */
const told = [];
const reports = mkdtempSync(join(tmpdir(), 'throughline-test-'));

const WXT = program('wxt/bin/wxt.mjs');
const VITEST = program('vitest/vitest.mjs');

const WEB_EXT_LINT = ['lint', '--source-dir', '.output/firefox-mv3', '--self-hosted', '--no-config-discovery'];

const STEPS = [
  ['Lint', () => runNode([program('oxlint/bin/oxlint'), '--quiet'])],
  ['Format', () => runNode([program('oxfmt/bin/oxfmt'), '--check'])],
  ['Types', () => runNode([program('typescript/bin/tsc'), '--noEmit'])],
  ['Build for Chromium', () => runNode([WXT, 'build'])],
  ['Build for Firefox', () => runNode([WXT, 'build', '-b', 'firefox', '--mv3'])],
  ['Lint the Firefox build', () => runNode([program('web-ext/bin/web-ext.js'), ...WEB_EXT_LINT])],
  ['Unit tests', () => runVitest('unit', 'vitest.config.ts')],
  ['Browsers', () => runNode(['scripts/browser/provide.ts', 'chromium', 'firefox'])],
  ['End-to-end tests', () => runVitest('e2e', 'e2e/vitest.config.ts')],
];

/** Runs one Vitest configuration and adds its counts. */
function runVitest(name, config) {
  const report = join(reports, `${name}.json`);
  const status = runNode([
    VITEST,
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const read = readReport(report);
  told.push(read);
  const { numPassedTests, numFailedTests } = read;
  counts.passed += numPassedTests;
  // A file that cannot even be loaded fails without a test that failed.
  counts.failed += status === 0 ? numFailedTests : Math.max(numFailedTests, 1);
  return { status, counted: true };
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0 };
  }
}

/** @returns {string | null} the name of the step that failed */
function runSteps() {
  for (const [name, run] of STEPS) {
    console.log(`\n── ${name}`);
    const outcome = run();
    const { status, counted } = typeof outcome === 'number' ? { status: outcome, counted: false } : outcome;
    if (status === 0) continue;
    if (!counted) counts.failed += 1;
    return name;
  }
  return null;
}

let broken = null;
try {
  installIfNeeded();
  broken = runSteps();
} catch (error) {
  broken = error instanceof Error ? error.message : String(error);
  counts.failed += 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}
if (broken !== null) console.error(`\nStopped at: ${broken}`);
const skipped = describeSkipped(told, ROOT);
if (skipped !== '') console.log(`\n${skipped}`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = broken === null ? 0 : 1;
