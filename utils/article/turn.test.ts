import { afterEach, expect, it, vi } from 'vitest';
import { giveTurn } from './turn.ts';

afterEach(() => void vi.unstubAllGlobals());

const schedulers = {
  'the browser’s scheduler': {
    postTask: (task: () => void) => new Promise<void>((done) => setTimeout(() => done(task()), 0)),
  },
  'a timer': undefined,
};

for (const [name, scheduler] of Object.entries(schedulers)) {
  it(`comes back behind what the page has waiting, by ${name}`, async () => {
    vi.stubGlobal('scheduler', scheduler);
    const order: string[] = [];
    setTimeout(() => order.push('page'), 0);
    await giveTurn().then(() => order.push('we'));
    expect(order).toEqual(['page', 'we']);
  });

  it(`does not come back to what was ended meanwhile, by ${name}`, async () => {
    vi.stubGlobal('scheduler', scheduler);
    const controller = new AbortController();
    const turn = giveTurn(controller.signal);
    controller.abort(new Error('left'));
    await expect(turn).rejects.toThrow('left');
  });
}
