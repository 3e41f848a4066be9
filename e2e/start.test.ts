import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium, type Chromium } from '../scripts/browser/chromium.ts';
import { makeProfile, removeProfile } from './harness/profile.ts';

let chromium: Chromium;
const profile = makeProfile();

beforeAll(async () => {
  chromium = await launchChromium({ profile, headless: true });
});

afterAll(async () => {
  await chromium?.browser.close();
  removeProfile(profile);
});

it('loads the built extension without an error', async () => {
  expect(chromium.extension.enabled).toBe(true);
  expect(chromium.extension.name).toMatch(/^Throughline/);
});

it('answers from its service worker', async () => {
  const page = await chromium.browser.newPage();
  await page.goto(chromium.address('manifest.json'));
  const manifest = JSON.parse(await page.evaluate(() => document.body.innerText)) as { manifest_version: number };
  expect(manifest.manifest_version).toBe(3);
});
