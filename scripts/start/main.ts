import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { browseChromium } from './browse.ts';
import { browseFirefox } from './browsefirefox.ts';
import { showPracticeArticle } from './showcase.ts';

const USAGE = `npm start -- [--firefox] [--headless]
  --firefox   Firefox in place of Chromium, Chrome, Edge or Brave
  --headless  no window: print the practice article's matches, leave screenshots (the default without a display)`;

/** Kept between runs and ignored by git: the notes made while trying the extension stay. */
const PROFILES = join(import.meta.dirname, '..', '..', '.profile');

async function main(options: string[]): Promise<void> {
  const unknown = options.find((option) => option !== '--firefox' && option !== '--headless');
  if (unknown) throw new Error(`Unknown option ${unknown}.\n${USAGE}`);
  const firefox = options.includes('--firefox');
  const headless = options.includes('--headless') || !hasDisplay();
  mkdirSync(PROFILES, { recursive: true });
  if (firefox) return await browseFirefox(join(PROFILES, 'firefox'), headless);
  if (headless) return await showPracticeArticle(join(PROFILES, 'chromium'), join(PROFILES, 'shots'));
  return await browseChromium(join(PROFILES, 'chromium'));
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(`\nThroughline could not start. ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
