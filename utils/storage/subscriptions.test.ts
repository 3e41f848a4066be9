import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { isDue, subscribe, subscriptionsItem, unsubscribe, updateSubscription } from './subscriptions.ts';

const ADDRESS = 'https://packs.example/reefs.json';
const NOW = new Date('2026-05-10T12:00:00.000Z');
const kept = () => subscriptionsItem.getValue();

beforeEach(() => fakeBrowser.reset());

describe('a subscription', () => {
  it('asks weekly only once the reader said so, and keeps that when it is renewed', async () => {
    await subscribe('reefs', ADDRESS, NOW);
    const fresh = { address: ADDRESS, weekly: false, checked: NOW.toISOString(), problem: '', offered: null };
    expect(await kept()).toEqual({ reefs: fresh });
    await updateSubscription('reefs', { weekly: true, problem: 'It took too long.' });
    await subscribe('reefs', ADDRESS, NOW);
    expect(await kept()).toEqual({ reefs: { ...fresh, weekly: true } });
  });

  it('stays ended where an answer comes late', async () => {
    await subscribe('reefs', ADDRESS);
    await subscribe('harbour', ADDRESS);
    await unsubscribe('reefs');
    await updateSubscription('reefs', { problem: 'late' });
    expect(Object.keys(await kept())).toEqual(['harbour']);
  });

  it('writes nothing where there is none to end: a full disk would keep an essay from being deleted', async () => {
    await subscribe('harbour', ADDRESS);
    const write = vi.spyOn(subscriptionsItem, 'setValue');
    await unsubscribe('reefs');
    expect(write).not.toHaveBeenCalled();
    await unsubscribe('harbour');
    expect(write).toHaveBeenCalledOnce();
  });

  it('loses no change that is made at the same time', async () => {
    await Promise.all(['a', 'b', 'c'].map((essay) => subscribe(essay, ADDRESS)));
    expect(Object.keys(await kept()).toSorted()).toEqual(['a', 'b', 'c']);
  });
});

describe('isDue', () => {
  const at = (checked: string, weekly = true) => ({ address: ADDRESS, weekly, checked, problem: '', offered: null });
  it.each([
    ['2026-05-03T12:00:00.000Z', true],
    ['2026-05-03T12:00:01.000Z', false],
    ['2026-05-10T12:00:00.000Z', false],
    // The clock was wrong then.
    ['2031-01-01T00:00:00.000Z', true],
  ])('last asked %s: %s', (checked, due) => {
    expect(isDue(at(checked), NOW)).toBe(due);
    expect(isDue(at(checked, false), NOW)).toBe(false);
  });
});
