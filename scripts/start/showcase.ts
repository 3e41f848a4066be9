import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium, openSidePanel } from '../browser/chromium.ts';
import { waitForHighlights } from '../../e2e/harness/highlights.ts';

/** Runs the practice article without a window, prints what is highlighted and leaves pictures of page and panel. */
export async function showPracticeArticle(profile: string, shots: string): Promise<void> {
  mkdirSync(shots, { recursive: true });
  const chromium = await launchChromium({ profile, headless: true });
  try {
    const welcome = await chromium.browser.newPage();
    await welcome.goto(chromium.address('welcome.html'));
    await welcome.screenshot({ path: join(shots, 'welcome.png') });

    const page = await chromium.browser.newPage();
    await page.goto(chromium.address('practice.html'));
    const painted = await waitForHighlights(page);
    console.log(`\nMatches on the practice article (${painted.length}):`);
    for (const { relation, text } of painted) console.log(`  ${relation.padEnd(8)}  ${text}`);

    const panel = await openSidePanel(chromium, page);
    await panel.waitForSelector('main');
    await page.screenshot({ path: join(shots, 'page.png') });
    await panel.screenshot({ path: join(shots, 'panel.png') });
    console.log(`\nNo display here, so nothing was opened. Screenshots of welcome, page and panel: ${shots}`);
  } finally {
    await chromium.browser.close();
  }
}
