import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { buildGateProfile } from '../matching/gateprofile.ts';
import { makeGlanceProfile } from '../matching/glanceprofile.ts';
import { glancePage } from './glancepage.ts';

const claims = [{ id: 'c', theme: 't', text: 'Coral reefs die when trawlers drag nets across them.' }];
const essay = { id: 'e', title: 'Reefs', author: 'A', themes: [{ id: 't', label: 'Coral' }], claims };
const REEFS = 'Coral reefs and trawlers: the reefs lose their coral to trawlers and nets. ';

const answer = vi.fn();

beforeEach(() => {
  fakeBrowser.reset();
  answer.mockReset();
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(answer);
});

it('asks nobody where the essays are few', async () => {
  const glances = [makeGlanceProfile(buildGateProfile(essay))];
  expect(await glancePage({ library: null, glances }, REEFS)).toBe(true);
  expect(await glancePage({ library: null, glances }, 'A parish paid for a shed.')).toBe(false);
  expect(answer).not.toHaveBeenCalled();
});

it('asks the background of a large library, once for a text and an edition, again after a failure', async () => {
  const ask = (library: string, text: string) => glancePage({ library, glances: [] }, text);
  const failed = { err: { name: 'Error', message: 'x' } };
  answer.mockResolvedValueOnce(failed).mockResolvedValueOnce(failed);
  await expect(ask('a', REEFS)).rejects.toThrow('x');
  answer.mockResolvedValue({ res: true });
  expect([await ask('a', REEFS), await ask('a', REEFS)]).toEqual([true, true]);
  expect(answer).toHaveBeenCalledTimes(3);
  expect(answer).toHaveBeenLastCalledWith(expect.objectContaining({ type: 'glanceAt', data: { text: REEFS } }));
  answer.mockResolvedValue({ res: false });
  expect(await ask('b', REEFS)).toBe(false);
  expect(await ask('b', 'Other words.')).toBe(false);
  expect(answer).toHaveBeenCalledTimes(5);
});
