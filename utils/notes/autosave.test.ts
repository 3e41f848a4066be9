import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAutosave, type SaveStatus } from './autosave.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('createAutosave', () => {
  it('saves once when typing pauses', async () => {
    const save = vi.fn(async (_text: string) => {});
    const saver = createAutosave({ save });
    for (const text of ['a', 'ab', 'abc']) {
      saver.change(text);
      await vi.advanceTimersByTimeAsync(249);
    }
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(save.mock.calls).toEqual([['abc']]);
    expect(saver.status).toBe('saved');
  });

  it('does not wait for a pause longer than the maximum, nor save at every letter after it', async () => {
    const save = vi.fn(async (_text: string) => {});
    const saver = createAutosave({ save });
    for (let i = 0; i < 60; i += 1) {
      saver.change(String(i));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(save.mock.calls.length).toBeGreaterThanOrEqual(5);
    expect(save.mock.calls.length).toBeLessThanOrEqual(6);
  });

  it('saves at once when flushed, and puts the text aside when an earlier save is under way', async () => {
    const stuck = () => new Promise<void>(() => {});
    const save = vi.fn(async (_text: string) => {});
    const keepDraft = vi.fn();
    const saver = createAutosave({ save, keepDraft });
    saver.change('a');
    void saver.flush();
    expect(save.mock.calls).toEqual([['a']]);
    await vi.runAllTimersAsync();
    save.mockImplementation(stuck);
    saver.change('ab');
    await vi.advanceTimersByTimeAsync(400);
    saver.change('abc');
    void saver.flush();
    expect(keepDraft.mock.calls).toEqual([['abc']]);
  });

  it('tells of a failure, tries again and tells of the success', async () => {
    const said: SaveStatus[] = [];
    const save = vi.fn(async (_text: string) => {}).mockRejectedValueOnce(new Error('full'));
    const saver = createAutosave({ save, onStatus: (status) => said.push(status) });
    saver.change('a');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(said).toEqual(['saving', 'failed', 'saving', 'saved']);
    expect(save).toHaveBeenCalledTimes(2);
  });

  it('never loses the last text, whatever the order of typing, failing saves, pauses and flushes', async () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ do: fc.constant('type' as const) }) },
      fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 3_000 }) }),
      fc.record({ do: fc.constant('flush' as const) }),
    );
    const outcome = fc.record({ fails: fc.boolean(), ms: fc.integer({ min: 0, max: 2_500 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), fc.infiniteStream(outcome), async (steps, outcomes) => {
        let stored = 0;
        let draft = 0;
        let atWork = 0;
        const saver = createAutosave<number>({
          async save(value) {
            atWork += 1;
            expect(atWork).toBe(1);
            const { fails, ms } = outcomes.next().value as { fails: boolean; ms: number };
            await new Promise((resolve) => setTimeout(resolve, ms));
            atWork -= 1;
            if (fails) throw new Error('full');
            expect(value).toBeGreaterThanOrEqual(stored);
            stored = value;
          },
          keepDraft: (value) => {
            draft = value;
          },
        });
        let typed = 0;
        for (const now of steps) {
          if (now.do === 'type') saver.change((typed += 1));
          if (now.do === 'wait') await vi.advanceTimersByTimeAsync(now.ms);
          if (now.do === 'flush') void saver.flush();
        }
        let gone = false;
        void saver.stop().then(() => (gone = true));
        await vi.advanceTimersByTimeAsync(20_000);
        expect(gone).toBe(true);
        expect(Math.max(stored, draft)).toBe(typed);
        if (saver.status === 'saved') expect(stored).toBe(typed);
        expect(vi.getTimerCount()).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});
