import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser, type BrowserKind } from './find.ts';

/** Debian's packages; both browsers come with what they need to run headless. */
const DEBIAN_PACKAGES: Record<BrowserKind, string> = { chromium: 'chromium', firefox: 'firefox-esr' };

const WHAT_TO_INSTALL: Record<BrowserKind, string> = {
  chromium: 'Chromium, Chrome, Edge or Brave',
  firefox: 'Firefox 142 or later',
};

/**
 * Finds a browser, and as root on Debian installs one where there is none.
 * @returns the program's path; throws with a sentence that says what to install
 */
export function provideBrowser(kind: BrowserKind): string {
  const found = findBrowser(kind);
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) installFromDebian(DEBIAN_PACKAGES[kind]);
  const installed = findBrowser(kind);
  if (installed) return installed;
  // Only a Chromium can be named: `findBrowser` looks for Firefox in the usual places alone.
  const orName = kind === 'chromium' ? ', or set THROUGHLINE_BROWSER to the path of one' : '';
  throw new Error(
    `No browser found. Install ${WHAT_TO_INSTALL[kind]} (on Debian or Ubuntu: sudo apt install ${DEBIAN_PACKAGES[kind]})${orName}.`,
  );
}

function installFromDebian(name: string): void {
  console.log(`No browser found: installing Debian's ${name}…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args: string[]) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status;
  run('update', '-qq');
  // Fonts are a recommendation of the browsers' packages; without any, pages are drawn as boxes.
  if (run('install', '-y', '-qq', '--no-install-recommends', name, 'fonts-dejavu-core') !== 0) {
    throw new Error(`apt-get could not install ${name}: see above.`);
  }
}

if (import.meta.main) {
  try {
    for (const kind of process.argv.slice(2)) {
      if (kind !== 'chromium' && kind !== 'firefox') throw new Error(`Unknown browser: ${kind}`);
      console.log(`${kind}: ${provideBrowser(kind)}`);
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
