import { readdirSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../../scripts/browser/chromium.ts';
import type { StoredNote } from '../../utils/storage/notekeys.ts';
import type { ExtensionGlobal } from './chromeapi.ts';
import { giveNames } from './givenames.ts';
import { killBrowser } from './killbrowser.ts';
import { makeProfile, removeProfile } from './profile.ts';
import { putRecords, readTable } from './storage.ts';
import { until } from './wait.ts';
import { startWalk, type Walk } from './walk.ts';

/** What became of notes in a browser that was killed twice in a row while it renewed its log. */
export interface RenewalKills {
  /** Kills while the log was renewed. */
  kills: number;
  /** How often the browser threw its database away after that. */
  thrownAway: number;
  notes: number;
  lost: number;
}

/** Bytes of the log, of 5 million, after which the browser is killed the first time: anywhere. */
const FIRST = { least: 50_000, most: 4_800_000 };
/** The second time: before a new log is begun, after 4 million. */
const SECOND = { least: 50_000, most: 1_000_000 };

/**
 * Writes a note, ends the browser, then starts and kills it (SIGKILL) twice while its log is being renewed, and looks at
 * the notes; and so on. After the first kill the log may end in half a record, behind which the second start writes on.
 */
export async function killWhileRenewing(rounds: number, profile = makeProfile()): Promise<RenewalKills> {
  const count: RenewalKills = { kills: 0, thrownAway: 0, notes: 0, lost: 0 };
  const lost = new Set<number>();
  try {
    let walk = await start(profile);
    for (let round = 0; round < rounds; round += 1) {
      await putRecords(walk.library, 'notes', [noteNumber(round)]);
      count.notes += 1;
      await killBrowser(walk.browser);
      await walk.server.close();
      for (const { least, most } of [FIRST, SECOND]) {
        await killInRenewal(profile, least + Math.random() * (most - least));
        count.kills += 1;
      }
      walk = await start(profile);
      if (await takeLoss(walk)) count.thrownAway += 1;
      const kept = new Set((await readTable<StoredNote>(walk.library, 'throughline', 'notes')).map(({ id }) => id));
      for (let i = 0; i <= round; i += 1) if (!kept.has(`n${i}`)) lost.add(i);
      count.lost = lost.size;
    }
    await walk.end();
  } finally {
    removeProfile(profile);
  }
  return count;
}

function noteNumber(i: number): object {
  const now = new Date().toISOString();
  const target = { kind: 'claim', essay: 'e', claim: `c${i}` };
  return { id: `n${i}`, target, claimKey: `e/c${i}`, text: `Note ${i}`, tags: [], created: now, modified: now };
}

/** Starts the browser, and waits until the background has renewed the log and looked for a loss. */
async function start(profile: string): Promise<Walk> {
  const walk = await startWalk({ profile, keepProfile: true });
  const { library } = walk;
  await giveNames(library);
  await until('the log to be renewed and the database to be settled', async () => {
    const state = await library.evaluate(async () => {
      const { storage } = (globalThis as unknown as ExtensionGlobal).chrome;
      return ((await storage.session.get('log')) as { log?: string }).log;
    });
    return state === 'renewed' && (await readTable(library, 'throughline', 'marks')).length > 0;
  });
  return walk;
}

/** Tells whether the database was thrown away, and forgets that it was. */
async function takeLoss({ library }: Walk): Promise<boolean> {
  return await library.evaluate(async () => {
    const { storage } = (globalThis as unknown as ExtensionGlobal).chrome;
    const lost = ((await storage.local.get('loss')).loss ?? null) !== null;
    await storage.local.remove('loss');
    return lost;
  });
}

/** Starts the browser and kills it once so many bytes of its log were written. */
async function killInRenewal(profile: string, bytes: number): Promise<void> {
  let [last, grown] = [logBytes(profile), 0];
  const starting = launchChromium({ profile, headless: true }).catch(() => null);
  const grow = async () => {
    const size = logBytes(profile);
    // It shrinks where an old log goes.
    grown += Math.max(0, size - last);
    last = size;
    return grown > bytes;
  };
  await until('the log to grow', grow, 20_000, 1);
  // The browser's own process id stands behind its lock on the profile.
  process.kill(Number(readlinkSync(join(profile, 'SingletonLock')).split('-').at(-1)), 'SIGKILL');
  await starting;
}

/** Size of the log of all databases of the extension. */
function logBytes(profile: string): number {
  const folder = join(profile, 'Default', 'IndexedDB');
  const own = readdirSync(folder).filter((name) => /^chrome-extension_.*\.leveldb$/.test(name));
  const files = own.flatMap((name) => readdirSync(join(folder, name)).map((file) => join(folder, name, file)));
  return files
    .filter((file) => file.endsWith('.log'))
    .reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
}
