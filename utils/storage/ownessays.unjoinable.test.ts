import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { Essay } from '../essays/essay.ts';
import { UnjoinableError } from '../essays/joinchanges.ts';
import { MOST_CLAIMS, MOST_WORDINGS } from '../essays/parse.ts';
import { findEssayDraft, keepEssayDraft } from './essaydrafts.ts';
import { findEssay } from './essays.ts';
import { saveOwnEssay, takePack } from './ownessays.ts';
import { OWN_ESSAY as ESSAY } from './ownessaystage.ts';
import { wipe } from './restorestage.ts';

beforeEach(wipe);

it('loses nothing unsaid where what came meanwhile and what was made are too many claims together', async () => {
  const more = (name: string) =>
    Array.from({ length: MOST_CLAIMS - 2 }, (_, i) => ({ id: `${name}${i}`, theme: 't1', text: `${name} ${i}.` }));
  const add = (essay: Essay, name: string): Essay => ({ ...essay, claims: [...essay.claims, ...more(name)] });
  await takePack(ESSAY, ESSAY);
  await saveOwnEssay(add(ESSAY, 'theirs'), 'reefs', ESSAY);
  const before = await findEssay('reefs');
  const mine = add(ESSAY, 'mine');
  const refused = await saveOwnEssay(mine, 'reefs', ESSAY).catch((error: unknown) => error);
  if (!(refused instanceof UnjoinableError)) throw new Error('saved one of the two');
  expect(refused.message).toContain('would have 398 claims; 200 are the most');
  expect(refused.brings).toBe('198 claims added');
  expect(await findEssay('reefs')).toEqual(before);
  // What came after the reader was asked is kept.
  await saveOwnEssay({ ...add(ESSAY, 'theirs'), title: 'Their reefs' }, 'reefs', before);
  await saveOwnEssay(mine, 'reefs', refused.now);
  const { claims, title } = (await findEssay('reefs'))!;
  expect([claims, title]).toEqual([mine.claims, 'Their reefs']);
});

it('loses no wording unsaid where a claim would have too many', async () => {
  const say = (name: string): Essay => {
    const wordings = Array.from({ length: MOST_WORDINGS - 10 }, (_, i) => ({
      relation: 'same' as const,
      text: `${name} ${i}.`,
    }));
    return { ...ESSAY, claims: [{ ...ESSAY.claims[0]!, wordings }, ESSAY.claims[1]!] };
  };
  await takePack(ESSAY, ESSAY);
  await saveOwnEssay(say('Theirs'), 'reefs', ESSAY);
  const before = await findEssay('reefs');
  const refused = await saveOwnEssay(say('Mine'), 'reefs', ESSAY).catch((error: unknown) => error);
  if (!(refused instanceof UnjoinableError)) throw new Error('saved one of the two');
  expect(refused.message).toContain('a claim with 380 other wordings; 200 are the most');
  expect(refused.brings).toBe('1 claim changed');
  expect(await findEssay('reefs')).toEqual(before);
  await saveOwnEssay(say('Mine'), 'reefs', refused.now);
  expect((await findEssay('reefs'))?.claims).toEqual(say('Mine').claims);
});

it('leaves a draft as it is where a newer pack does not fit beside it, to be asked about when it is saved', async () => {
  await takePack(ESSAY, ESSAY);
  const themes = (name: string) => Array.from({ length: 30 }, (_, i) => ({ id: `${name}${i}`, label: name }));
  const essay: Essay = { ...ESSAY, themes: [...ESSAY.themes, ...themes('mine')] };
  const modified = '2026-03-01T10:00:00.000Z';
  const draft = { id: 'edit-reefs', essay, editing: 'reefs', from: ESSAY, modified };
  await keepEssayDraft(draft);
  const newer: Essay = { ...ESSAY, version: 2, themes: [...ESSAY.themes, ...themes('theirs')] };
  await takePack(newer, newer);
  expect(await findEssayDraft('edit-reefs')).toEqual(draft);
  await expect(saveOwnEssay(essay, 'reefs', ESSAY)).rejects.toMatchObject({
    name: 'UnjoinableError',
    message: expect.stringContaining('61 themes; 40 are the most'),
    brings: '30 themes added',
  });
});
