import type { Essay } from '../essays/essay.ts';
import { isolate } from '../essays/isolate.ts';
import { changesNothing, updateFromPack } from '../essays/packupdate.ts';
import { EssayFileError } from '../essays/parse.ts';
import type { StoredEssay } from '../storage/db.ts';
import { findEssay } from '../storage/essays.ts';
import { isDue, type Subscription, subscriptionsItem, updateSubscription } from '../storage/subscriptions.ts';
import { fetchPack } from './fetchpack.ts';

/**
 * Asks a subscription's address whether there is a newer pack, and leaves it, or in one sentence why none came, with
 * the subscription. Nothing of the essay is changed.
 */
export async function checkPack(essay: string, address: string, ask = fetchPack, now = new Date()): Promise<void> {
  const checked = now.toISOString();
  try {
    const offered = newerPack(await findEssay(essay), essay, await ask(address));
    await updateSubscription(essay, { checked, problem: '', offered });
  } catch (error) {
    // What was offered before is still worth a look.
    await updateSubscription(essay, { checked, problem: describeProblem(error) });
  }
}

/** Asks the addresses whose weekly question is due, one after the other; essays in the bin wait. */
export async function checkDuePacks(ask = fetchPack, now = new Date()): Promise<void> {
  for (const [essay, subscription] of Object.entries(await subscriptionsItem.getValue())) {
    if (!isDue(subscription, now) || !(await findEssay(essay))) continue;
    await checkPack(essay, subscription.address, ask, now);
  }
}

/** Finds whether a pack brings anything: it is no older than what was taken last, and would change a claim. */
function newerPack(mine: StoredEssay | undefined, essay: string, pack: Essay): Subscription['offered'] {
  if (pack.id !== essay)
    throw new Error(`The file there is another essay now: “${isolate(pack.title)}”. Nothing was taken.`);
  if (!mine) return null;
  const older = (pack.version ?? 1) < (mine.pack?.version ?? 1);
  return older || changesNothing(updateFromPack(mine.pack ?? null, mine, pack)) ? null : pack;
}

function describeProblem(error: unknown): string {
  if (error instanceof EssayFileError) return `What lies there is no essay pack: ${error.problems[0]}.`;
  return error instanceof Error ? error.message : 'That did not work.';
}
