import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Match } from '../matching/match.ts';
import { MatchingError } from './errors.ts';
import { createMatchingHost } from './host.ts';
import type { MatchRequest } from './matchrequest.ts';

const request = (essay: string): MatchRequest => ({ essay, sentences: [] });
const found: Match[] = [];

/** Spawns workers that answer with the given behaviours, one for each request in order, then well. */
function fakeWorkers(...behaviours: (() => Promise<Match[]>)[]) {
  const served: string[] = [];
  const terminate = vi.fn();
  const spawnWorker = vi.fn(() => ({
    match: async ({ essay }: MatchRequest) => {
      served.push(essay);
      return (behaviours.shift() ?? (async () => found))();
    },
    terminate,
  }));
  return { served, terminate, spawnWorker };
}

const die = () => Promise.reject(new MatchingError('WorkerDiedError'));
const hang = () => new Promise<never>(() => undefined);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('createMatchingHost', () => {
  it('starts no worker before the first request, and one for many', async () => {
    const { spawnWorker } = fakeWorkers();
    const host = createMatchingHost({ spawnWorker });
    expect(spawnWorker).not.toHaveBeenCalled();
    await Promise.all([host.match(request('a'), '1'), host.match(request('b'), '2')]);
    expect(spawnWorker).toHaveBeenCalledTimes(1);
  });

  it('gives each tab its turn', async () => {
    const { served, spawnWorker } = fakeWorkers();
    const host = createMatchingHost({ spawnWorker });
    await Promise.all([
      ...['a1', 'a2', 'a3'].map((essay) => host.match(request(essay), 'a')),
      host.match(request('b1'), 'b'),
    ]);
    // a1 was under way, and a2 waiting, before b asked.
    expect(served).toEqual(['a1', 'a2', 'b1', 'a3']);
  });

  it('repeats a request whose worker died in a fresh one', async () => {
    const { served, spawnWorker, terminate } = fakeWorkers(die);
    await expect(createMatchingHost({ spawnWorker }).match(request('a'), '1')).resolves.toBe(found);
    expect(served).toEqual(['a', 'a']);
    expect(spawnWorker).toHaveBeenCalledTimes(2);
    expect(terminate).toHaveBeenCalledTimes(1);
  });

  it('repeats a request whose worker hangs', async () => {
    const { served, spawnWorker } = fakeWorkers(hang);
    const answer = createMatchingHost({ spawnWorker }).match(request('a'), '1');
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    await expect(answer).resolves.toBe(found);
    expect(served).toEqual(['a', 'a']);
  });

  it('gives up by name, and serves the next request all the same', async () => {
    const { spawnWorker } = fakeWorkers(die, die);
    const host = createMatchingHost({ spawnWorker });
    await expect(host.match(request('a'), '1')).rejects.toMatchObject({ name: 'WorkerDiedError' });
    await expect(host.match(request('b'), '1')).resolves.toBe(found);
  });

  it('does not repeat what a fresh worker cannot mend', async () => {
    const { served, spawnWorker } = fakeWorkers(() => Promise.reject(new MatchingError('ModelDamagedError')));
    await expect(createMatchingHost({ spawnWorker }).match(request('a'), '1')).rejects.toMatchObject({
      name: 'ModelDamagedError',
    });
    expect(served).toEqual(['a']);
  });

  it('gives the memory back when idle and starts again when asked', async () => {
    const { spawnWorker, terminate } = fakeWorkers();
    const onIdle = vi.fn();
    const host = createMatchingHost({ spawnWorker, onIdle });
    await host.match(request('a'), '1');
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(terminate).toHaveBeenCalledTimes(1);
    expect(onIdle).toHaveBeenCalledTimes(1);
    await host.match(request('b'), '1');
    expect(spawnWorker).toHaveBeenCalledTimes(2);
  });
});
