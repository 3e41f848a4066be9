import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Match } from '../matching/match.ts';
import { MatchingError } from './errors.ts';
import { createMatchingHost } from './host.ts';
import type { MatchRequest } from './matchrequest.ts';

const request = (essay: string): MatchRequest => ({ essay, sentences: [] });
const front = (sender: string) => ({ sender, window: sender, inFront: true });
const behind = (sender: string) => ({ sender, window: 'w', inFront: false });
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
    foresee: async ({ essay }: MatchRequest) => {
      served.push(`foresee ${essay}`);
      return [0.5];
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
    await Promise.all([host.match(request('a'), front('1')), host.match(request('b'), front('2'))]);
    expect(spawnWorker).toHaveBeenCalledTimes(1);
  });

  it('starts a worker just before the first request, once, and ends it where none comes', async () => {
    const { spawnWorker, terminate, served } = fakeWorkers();
    const onIdle = vi.fn();
    const host = createMatchingHost({ spawnWorker, onIdle });
    host.wake();
    host.wake();
    expect(spawnWorker).toHaveBeenCalledTimes(1);
    await host.match(request('a'), front('1'));
    expect([spawnWorker.mock.calls.length, served]).toEqual([1, ['a']]);
    await vi.advanceTimersByTimeAsync(4 * 60_000);
    // As good as a request.
    host.wake();
    await vi.advanceTimersByTimeAsync(4 * 60_000);
    expect(terminate).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([terminate.mock.calls.length, onIdle.mock.calls.length]).toEqual([1, 1]);
  });

  it('does not count as idle, for being woken, while it is at work', async () => {
    const { spawnWorker, terminate } = fakeWorkers(hang);
    const host = createMatchingHost({ spawnWorker });
    host
      .match({ essay: 'a', sentences: Array.from({ length: 300 }, () => ({ text: 'x', context: '' })) }, front('1'))
      .catch(() => {});
    host.wake();
    await vi.advanceTimersByTimeAsync(5 * 60_000 + 1);
    expect(terminate).not.toHaveBeenCalled();
    host.close();
  });

  it('gives each tab its turn', async () => {
    const { served, spawnWorker } = fakeWorkers();
    const host = createMatchingHost({ spawnWorker });
    await Promise.all([
      ...['a1', 'a2', 'a3'].map((essay) => host.match(request(essay), front('a'))),
      host.match(request('b1'), front('b')),
    ]);
    // a1 was under way, and a2 waiting, before b asked.
    expect(served).toEqual(['a1', 'a2', 'b1', 'a3']);
  });

  it('foresees in the tab’s turn too, behind what the tab asked before', async () => {
    const { served, spawnWorker } = fakeWorkers();
    const host = createMatchingHost({ spawnWorker });
    const asked = [host.match(request('a1'), front('a')), host.match(request('a2'), front('a'))];
    expect(await host.foresee(request('a'), front('a'))).toEqual([0.5]);
    await Promise.all(asked);
    expect(served).toEqual(['a1', 'a2', 'foresee a']);
  });

  it('foresees again in a fresh worker when one died', async () => {
    const { spawnWorker, terminate } = fakeWorkers();
    spawnWorker.mockImplementationOnce(() => ({ match: die, foresee: die, terminate }));
    expect(await createMatchingHost({ spawnWorker }).foresee(request('a'), front('a'))).toEqual([0.5]);
    expect(spawnWorker).toHaveBeenCalledTimes(2);
  });

  it('lets tabs behind have a batch only when the one in front wants none', async () => {
    const { served, spawnWorker } = fakeWorkers();
    const host = createMatchingHost({ spawnWorker });
    const others = ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((tab) => host.match(request(tab), behind(tab)));
    // As a page does: the next batch when the one before is answered, a moment later.
    const read = async () => {
      for (const batch of ['a1', 'a2', 'a3', 'a4']) {
        await host.match(request(batch), front('a'));
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    const reading = read();
    await vi.advanceTimersByTimeAsync(10_000);
    await Promise.all([...others, reading]);
    // b was under way and c was waiting for its worker to be free when a asked.
    expect(served.indexOf('a4')).toBeLessThanOrEqual(5);
    expect(served).toHaveLength(13);
  });

  it('has a tab that comes to front wait for the batch under way and for no other', async () => {
    const slow = () => new Promise<Match[]>((resolve) => setTimeout(() => resolve(found), 200));
    const { served, spawnWorker } = fakeWorkers(slow, slow, slow, slow, slow);
    const host = createMatchingHost({ spawnWorker });
    const tab = (sender: string) => ({ sender, window: 'w', inFront: true });
    const left = [host.match(request('a1'), tab('a')), host.match(request('a2'), tab('a'))];
    await vi.advanceTimersByTimeAsync(100);
    const come = [host.match(request('b1'), tab('b')), host.match(request('b2'), tab('b'))];
    await vi.advanceTimersByTimeAsync(10_000);
    await Promise.all([...left, ...come]);
    expect(served).toEqual(['a1', 'b1', 'b2', 'a2']);
  });

  it('repeats a request whose worker died in a fresh one', async () => {
    const { served, spawnWorker, terminate } = fakeWorkers(die);
    await expect(createMatchingHost({ spawnWorker }).match(request('a'), front('1'))).resolves.toBe(found);
    expect(served).toEqual(['a', 'a']);
    expect(spawnWorker).toHaveBeenCalledTimes(2);
    expect(terminate).toHaveBeenCalledTimes(1);
  });

  it('repeats a request whose worker hangs', async () => {
    const { served, spawnWorker } = fakeWorkers(hang);
    const answer = createMatchingHost({ spawnWorker }).match(request('a'), front('1'));
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    await expect(answer).resolves.toBe(found);
    expect(served).toEqual(['a', 'a']);
  });

  it('gives up by name, and serves the next request all the same', async () => {
    const { spawnWorker } = fakeWorkers(die, die);
    const host = createMatchingHost({ spawnWorker });
    await expect(host.match(request('a'), front('1'))).rejects.toMatchObject({ name: 'WorkerDiedError' });
    await expect(host.match(request('b'), front('1'))).resolves.toBe(found);
  });

  it('does not repeat what a fresh worker cannot mend', async () => {
    const { served, spawnWorker } = fakeWorkers(() => Promise.reject(new MatchingError('ModelDamagedError')));
    await expect(createMatchingHost({ spawnWorker }).match(request('a'), front('1'))).rejects.toMatchObject({
      name: 'ModelDamagedError',
    });
    expect(served).toEqual(['a']);
  });

  it('gives the memory back when idle and starts again when asked', async () => {
    const { spawnWorker, terminate } = fakeWorkers();
    const onIdle = vi.fn();
    const host = createMatchingHost({ spawnWorker, onIdle });
    await host.match(request('a'), front('1'));
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(terminate).toHaveBeenCalledTimes(1);
    expect(onIdle).toHaveBeenCalledTimes(1);
    await host.match(request('b'), front('1'));
    expect(spawnWorker).toHaveBeenCalledTimes(2);
  });

  it('counts idleness from the end of the last request', async () => {
    const slow = () => new Promise<Match[]>((resolve) => setTimeout(() => resolve(found), 4 * 60_000));
    const { spawnWorker, terminate } = fakeWorkers(async () => found, slow);
    const onIdle = vi.fn();
    const host = createMatchingHost({ spawnWorker, onIdle });
    await host.match(request('a'), front('1'));
    await vi.advanceTimersByTimeAsync(4 * 60_000);
    // A request longer than what was left of the first's idleness; too long for a warm worker's limit with one sentence.
    const second = host.match(
      { essay: 'b', sentences: Array.from({ length: 256 }, () => ({ text: '', context: '' })) },
      front('1'),
    );
    await vi.advanceTimersByTimeAsync(4 * 60_000);
    await expect(second).resolves.toBe(found);
    await vi.advanceTimersByTimeAsync(4 * 60_000);
    expect(onIdle).not.toHaveBeenCalled();
    expect(terminate).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2 * 60_000);
    expect(onIdle).toHaveBeenCalledTimes(1);
  });

  describe('with two workers', () => {
    const settle = async () => await vi.advanceTimersByTimeAsync(5);
    const answers = () => {
      const waiting: { essay: string; answer(): void; fail(error: Error): void }[] = [];
      const terminated: number[] = [];
      let spawned = 0;
      const spawnWorker = () => {
        const number = (spawned += 1);
        const match = ({ essay }: MatchRequest) =>
          new Promise<Match[]>((resolve, reject) =>
            waiting.push({ essay: `${essay} by ${number}`, answer: () => resolve(found), fail: reject }),
          );
        return { match, foresee: async () => [], terminate: () => void terminated.push(number) };
      };
      const host = createMatchingHost({ spawnWorker, workers: 2 });
      const under = () => waiting.map(({ essay }) => essay);
      return { host, waiting, under, spawned: () => spawned, terminated };
    };
    /** A host whose first worker has answered once. */
    const warm = async () => {
      const all = answers();
      const first = all.host.match(request('0'), front('a'));
      all.waiting.shift()!.answer();
      await first;
      return all;
    };

    it('loads the model once before it loads it again', async () => {
      const { host, waiting, under, spawned } = answers();
      const asked = ['1', '2', '3'].map((essay) => host.match(request(essay), front('a')));
      await settle();
      expect(under()).toEqual(['1 by 1']);
      waiting[0]!.answer();
      await settle();
      expect(under()).toEqual(['1 by 1', '2 by 1', '3 by 2']);
      expect(spawned()).toBe(2);
      for (const { answer } of waiting) answer();
      expect(await Promise.all(asked)).toEqual([found, found, found]);
    });

    it('starts no second one where one is enough', async () => {
      const { host, waiting, spawned } = await warm();
      for (const essay of ['1', '2']) {
        const asked = host.match(request(essay), front('a'));
        waiting.pop()!.answer();
        await asked;
      }
      expect(spawned()).toBe(1);
    });

    it('lets neither work for a tab behind while one in front is read', async () => {
      const { host, waiting, under } = await warm();
      const inFront = host.match(request('a'), front('a'));
      const other = host.match(request('b'), behind('b'));
      await settle();
      expect(under()).toEqual(['a by 1']);
      waiting[0]!.answer();
      await inFront;
      await vi.advanceTimersByTimeAsync(100);
      expect(under()).toEqual(['a by 1', 'b by 1']);
      waiting[1]!.answer();
      await other;
    });

    it('has the first do what the second fails at, and does not try the second again', async () => {
      const { host, waiting, under, spawned, terminated } = await warm();
      const asked = [host.match(request('a'), front('a')), host.match(request('b'), front('a'))];
      await settle();
      expect(under()).toEqual(['a by 1', 'b by 2']);
      waiting[1]!.fail(new MatchingError('OutOfMemoryError'));
      waiting[0]!.answer();
      await settle();
      expect(under().at(-1)).toBe('b by 1');
      waiting[2]!.answer();
      expect(await Promise.all(asked)).toEqual([found, found]);
      expect(terminated).toEqual([2]);
      const more = [host.match(request('c'), front('a')), host.match(request('d'), front('a'))];
      await settle();
      expect(under().slice(3)).toEqual(['c by 1']);
      waiting[3]!.answer();
      await settle();
      waiting[4]!.answer();
      await Promise.all(more);
      expect(spawned()).toBe(2);
    });

    it('gives the memory of both back', async () => {
      const { host, waiting, terminated } = await warm();
      const asked = [host.match(request('a'), front('a')), host.match(request('b'), front('a'))];
      await settle();
      for (const { answer } of waiting) answer();
      await Promise.all(asked);
      await vi.advanceTimersByTimeAsync(60 * 60_000);
      expect(terminated).toEqual([1, 2]);
    });
  });
});
