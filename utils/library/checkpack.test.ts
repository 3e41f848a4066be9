import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { editEssay } from '../essays/edit.ts';
import type { Essay } from '../essays/essay.ts';
import { EssayFileError } from '../essays/parse.ts';
import { db } from '../storage/db.ts';
import { saveOwnEssay, takePack } from '../storage/ownessays.ts';
import { subscribe, subscriptionsItem, updateSubscription } from '../storage/subscriptions.ts';
import { checkDuePacks, checkPack } from './checkpack.ts';

const ADDRESS = 'https://packs.example/reefs.json';
const PACK: Essay = {
  id: 'reefs',
  title: 'Leave the reefs alone',
  author: 'Ann Writer',
  version: 1,
  themes: [{ id: 't', label: 'Reefs' }],
  claims: [
    { id: 'a', theme: 't', text: 'Nets break coral.' },
    { id: 'b', theme: 't', text: 'Trawling must be banned.' },
  ],
};
const NEWER: Essay = { ...PACK, version: 2, claims: [...PACK.claims, { id: 'c', theme: 't', text: 'Divers agree.' }] };
const NOW = new Date('2026-05-20T12:00:00.000Z');
const giving = (pack: Essay) => vi.fn(async () => pack);
const state = async () => (await subscriptionsItem.getValue()).reefs!;

beforeEach(async () => {
  fakeBrowser.reset();
  await db.delete();
  await db.open();
  await takePack(PACK, PACK);
  await subscribe('reefs', ADDRESS, new Date('2026-05-01T12:00:00.000Z'));
});

describe('checkPack', () => {
  it('calls nothing new where only the reader added a wording', async () => {
    const wordings = [{ relation: 'same' as const, text: 'Trawls are to go.' }];
    const worded = { ...PACK, claims: [PACK.claims[0]!, { ...PACK.claims[1]!, wordings }] };
    await takePack(worded, worded);
    const own = { relation: 'same' as const, text: 'No more trawling.' };
    await saveOwnEssay(editEssay(worded, { kind: 'say', claim: 'b', wording: own }), 'reefs');
    await checkPack('reefs', ADDRESS, giving(worded), NOW);
    expect((await state()).offered).toBeNull();
  });

  it('offers a newer pack and changes nothing by itself', async () => {
    const ask = giving(NEWER);
    await checkPack('reefs', ADDRESS, ask, NOW);
    expect(ask.mock.calls).toEqual([[ADDRESS]]);
    expect(await state()).toMatchObject({ offered: NEWER, problem: '', checked: NOW.toISOString() });
    expect((await db.essays.get('reefs'))?.claims).toEqual(PACK.claims);
  });

  it.each([
    ['the same', PACK],
    ['an older one', { ...NEWER, version: undefined, claims: NEWER.claims.slice(2) }],
  ])('offers nothing where %s lies there', async (_what, pack) => {
    await takePack({ ...PACK, version: 2 }, { ...PACK, version: 2 });
    await checkPack('reefs', ADDRESS, giving(pack as Essay), NOW);
    expect(await state()).toMatchObject({ offered: null, problem: '' });
  });

  it('does not count the reader’s own edits as a newer version', async () => {
    const own = { ...PACK, claims: [{ ...PACK.claims[0]!, text: 'Nets kill coral.' }, PACK.claims[1]!] };
    for (let edit = 0; edit < 3; edit += 1) await saveOwnEssay({ ...own, title: `Reefs ${edit}` }, 'reefs');
    await checkPack('reefs', ADDRESS, giving(NEWER), NOW);
    expect((await state()).offered).toEqual(NEWER);
  });

  it.each([
    [new EssayFileError(['claims[0].text must not be empty']), 'no essay pack: claims[0].text must not be empty'],
    [new Error('packs.example took too long to answer.'), 'took too long'],
  ])('says why none came, once, and keeps what was offered', async (error, words) => {
    await checkPack('reefs', ADDRESS, giving(NEWER), NOW);
    await checkPack('reefs', ADDRESS, vi.fn().mockRejectedValue(error), NOW);
    const { problem, offered } = await state();
    expect(problem).toContain(words);
    expect(offered).toEqual(NEWER);
  });

  it('refuses another essay under the same address', async () => {
    await checkPack('reefs', ADDRESS, giving({ ...NEWER, id: 'bugajski', title: 'Another' }), NOW);
    expect(await state()).toMatchObject({
      offered: null,
      problem: expect.stringContaining('“\u2068Another\u2069”') as string,
    });
  });
});

describe('checkDuePacks', () => {
  it('asks nothing that the reader did not opt into, and nothing twice in a week', async () => {
    const ask = giving(NEWER);
    await checkDuePacks(ask, NOW);
    expect(ask).not.toHaveBeenCalled();
    await updateSubscription('reefs', { weekly: true });
    await checkDuePacks(ask, NOW);
    await checkDuePacks(ask, NOW);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('asks nothing for an essay that was deleted', async () => {
    await updateSubscription('reefs', { weekly: true });
    await db.essays.delete('reefs');
    const ask = giving(NEWER);
    await checkDuePacks(ask, NOW);
    expect(ask).not.toHaveBeenCalled();
  });
});
