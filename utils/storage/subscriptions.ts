import * as v from 'valibot';
import type { Essay } from '../essays/essay.ts';
import { EssaySchema, LONGEST_ID, WebAddressSchema } from '../essays/parse.ts';
import { defineCheckedItem } from './checkeditem.ts';
import { exclusively } from './exclusively.ts';
import { namingFailures } from './failure.ts';

/**
 * An essay pack that is followed at its address. It lives in `storage.local` and is in no backup and no pack: a file
 * from elsewhere must not make this browser ask any address.
 */
export interface Subscription {
  address: string;
  /** It is also asked when the library opens and a week has passed. */
  weekly: boolean;
  /** When it was last asked, whatever came. ISO 8601 UTC. */
  checked: string;
  /** Why nothing came the last time, in a sentence; empty: something did. */
  problem: string;
  /** A newer pack that waits for the reader's look; null: there is none. */
  offered: Essay | null;
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** Subscriptions by the id of their essay. */
export const subscriptionsItem = defineCheckedItem(
  'local:packSubscriptions',
  v.record(
    v.pipe(v.string(), v.maxLength(LONGEST_ID)),
    v.object({
      address: WebAddressSchema,
      weekly: v.boolean(),
      checked: v.pipe(v.string(), v.isoTimestamp()),
      problem: v.string(),
      offered: v.nullable(EssaySchema),
    }),
  ) as v.GenericSchema<unknown, Record<string, Subscription>>,
  {},
);

/** Follows the pack of an essay that was just taken from there. It is not asked weekly unless the reader says so. */
export function subscribe(essay: string, address: string, now = new Date()): Promise<void> {
  return change(essay, (known) => ({
    weekly: known?.weekly ?? false,
    address,
    checked: now.toISOString(),
    problem: '',
    offered: null,
  }));
}

/** Follows no longer. The essay stays as it is. */
export function unsubscribe(essay: string): Promise<void> {
  return change(essay, () => null);
}

/** Changes part of a subscription; one that ended meanwhile stays ended. */
export function updateSubscription(essay: string, part: Partial<Subscription>): Promise<void> {
  return change(essay, (known) => known && { ...known, ...part });
}

/** Tells whether the weekly question is due. A clock that was set back does not put it off for longer than a week. */
export function isDue({ weekly, checked }: Subscription, now: Date): boolean {
  return weekly && Math.abs(now.getTime() - Date.parse(checked)) >= WEEK_MS;
}

function change(essay: string, next: (known: Subscription | null) => Subscription | null): Promise<void> {
  return exclusively('subscriptions', async () => {
    const { [essay]: known, ...others } = await subscriptionsItem.getValue();
    const subscription = next(known ?? null);
    // There is nothing to end.
    if (subscription === null && known === undefined) return;
    await namingFailures(() =>
      subscriptionsItem.setValue(subscription === null ? others : { ...others, [essay]: subscription }),
    );
  });
}
