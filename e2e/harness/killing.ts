import type { Page } from 'puppeteer-core';
import type { StoredNote } from '../../utils/storage/notekeys.ts';
import { giveNames } from './givenames.ts';
import { killBrowser } from './killbrowser.ts';
import { makeProfile, removeProfile } from './profile.ts';
import { addNotes, readTable } from './storage.ts';
import { until } from './wait.ts';
import { startWalk, type Walk } from './walk.ts';

/** What became of notes in a browser that was killed again and again while they were being written. */
export interface KillCount {
  kills: number;
  /** How often the editor said "Saved" in all lives together. */
  acknowledged: number;
  /** Notes found older than the editor last said to be saved, over all kills. */
  lost: number;
}

/** So many notes are written at once. */
const NOTES = 6;
/** The browser lives this long after writing began, in milliseconds: saves come every 250. */
const LIFE_MS = { shortest: 150, longest: 2_500 };

const DATABASE = 'throughline';
const seen = '2026-01-01T00:00:00.000Z';

/**
 * Writes notes in the library as a reader would, kills the browser (SIGKILL) at a random moment, starts it again and
 * compares what is kept with what was said to be saved.
 */
export async function killWhileWriting(kills: number): Promise<KillCount> {
  const profile = makeProfile();
  const count: KillCount = { kills: 0, acknowledged: 0, lost: 0 };
  /** The highest number of each note that was said to be saved. */
  const saved = new Map<string, number>();
  try {
    for (let life = 0; life <= kills; life += 1) {
      const walk = await startWalk({ profile, keepProfile: true });
      await giveNames(walk.library);
      if (life === 0) await addNotes(walk.library, NOTES, seen);
      else count.lost += await countLost(walk.library, saved);
      if (life === kills) {
        await walk.end();
        break;
      }
      await walk.library.exposeFunction('acknowledge', (name: string, version: number) => {
        saved.set(name, version);
        count.acknowledged += 1;
      });
      await startWriting(walk);
      const { shortest, longest } = LIFE_MS;
      await new Promise((resolve) => setTimeout(resolve, shortest + Math.random() * (longest - shortest)));
      await killBrowser(walk.browser);
      await walk.server.close();
      count.kills += 1;
    }
  } finally {
    removeProfile(profile);
  }
  return count;
}

/** Raises the version in every note's editor, again as soon as the editor says that the last one is saved. */
async function startWriting({ library, address }: Walk): Promise<void> {
  await library.goto(address('library.html#notes'));
  await library.reload();
  await until('the notes', async () => (await library.$$('.note-item')).length === NOTES);
  // A reader writes in one editor at a time; here all stay open.
  await library.evaluate(() => {
    document.addEventListener('focusout', (event) => event.stopImmediatePropagation(), true);
    for (const button of document.querySelectorAll<HTMLElement>('.note-item [aria-label^="Edit"]')) button.click();
  });
  await until('the editors', async () => (await library.$$('.note-item textarea')).length === NOTES);
  await giveNames(library);
  await library.evaluate(() => {
    const { acknowledge } = globalThis as unknown as { acknowledge(name: string, version: number): Promise<void> };
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const write = async (item: Element) => {
      const area = item.querySelector('textarea')!;
      const [name = '', version] = area.value.split(' ');
      for (let next = Number(version) + 1; ; next += 1) {
        area.value = `${name} ${next}`;
        area.dispatchEvent(new InputEvent('input', { bubbles: true }));
        do await pause(5);
        while (item.querySelector('.note-status')?.textContent !== 'Saved');
        void acknowledge(name, next);
      }
    };
    for (const item of document.querySelectorAll('.note-item')) void write(item);
  });
}

async function countLost(library: Page, saved: Map<string, number>): Promise<number> {
  const notes = await readTable<StoredNote>(library, DATABASE, 'notes');
  const kept = new Map(notes.map(({ text }) => [text.split(' ')[0], Number(text.split(' ')[1])]));
  return [...saved].filter(([name, version]) => !((kept.get(name) ?? -1) >= version)).length;
}
