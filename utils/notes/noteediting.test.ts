import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Note } from './note.ts';
import { createNoteEditing, type ConflictChoice, type NoteStore } from './noteediting.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-01-01T00:00:00.000Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const TARGET = { kind: 'claim' as const, essay: 'e', claim: 'c' };
const NOTE: Note = {
  id: 'n',
  target: TARGET,
  text: 'base',
  tags: [],
  created: '2026-01-01T00:00:00.000Z',
  modified: '2026-01-01T00:00:00.000Z',
};

/** One note that several editors share, kept as `saveNote` keeps it. */
function createStore(first: Note | null = NOTE) {
  let stored = first;
  let clock = 0;
  const beside: string[] = [];
  const bin: string[] = [];
  const left: { text: string; base: string | null }[] = [];
  const tick = () => new Date(Date.parse(NOTE.modified) + (clock += 1)).toISOString();
  const store: NoteStore = {
    async save(note, base) {
      if (stored && base !== stored.modified && !note.text.includes(stored.text))
        return { kind: 'conflict', other: stored };
      stored = { ...note, modified: tick() };
      return { kind: 'saved', modified: stored.modified };
    },
    async remove(_id, base) {
      if (stored && base !== stored.modified) return { kind: 'conflict', other: stored };
      if (stored) bin.push(stored.text);
      stored = null;
      return { kind: 'saved', modified: null };
    },
    keepBeside: async (note) => beside.push(note.text),
    keepDraft: () => {},
    leaveBehind: (note, base) => left.push({ text: note.text, base }),
  };
  return { store, beside, bin, left, stored: () => stored };
}

function open(shared: ReturnType<typeof createStore>) {
  const editing = createNoteEditing(TARGET, shared.store, () => {});
  editing.receive(shared.stored());
  return editing;
}
const type = (editing: ReturnType<typeof open>, text: string) => editing.change({ text, tags: [] });
const pause = () => vi.advanceTimersByTimeAsync(500);

describe('an editor of a note', () => {
  it('shows what another editor wrote while it had nothing unsaved, and builds on it', async () => {
    const shared = createStore();
    const [panel, library] = [open(shared), open(shared)];
    type(panel, 'base, panel');
    await pause();
    library.receive(shared.stored());
    expect(library.state.text).toBe('base, panel');
    type(library, 'base, panel, library');
    await pause();
    expect(library.state.conflict).toBeNull();
    expect(shared.stored()?.text).toBe('base, panel, library');
  });

  it.each<[ConflictChoice, string]>([
    ['mine', 'library'],
    ['other', 'panel'],
    ['both', 'panel\n\nlibrary'],
  ])('puts two texts to the reader and keeps %s', async (choice, kept) => {
    const shared = createStore();
    const [panel, library] = [open(shared), open(shared)];
    type(panel, 'panel');
    type(library, 'library');
    await pause();
    expect(library.state.conflict).toMatchObject({ mine: { text: 'library' }, other: { text: 'panel' } });
    expect(shared.stored()?.text).toBe('panel');
    library.resolve(choice);
    await pause();
    expect(library.state).toMatchObject({ text: kept, conflict: null, status: 'saved' });
    expect(shared.stored()?.text).toBe(kept);
  });

  it('keeps an unchosen text beside the other when it goes', async () => {
    const shared = createStore();
    const [panel, library] = [open(shared), open(shared)];
    type(panel, 'panel');
    type(library, 'library');
    await pause();
    await library.stop();
    expect([shared.stored()?.text, shared.beside]).toEqual(['panel', ['library']]);
  });

  it('leaves the other text alone where this one was emptied and no choice was made', async () => {
    const shared = createStore();
    const [panel, library] = [open(shared), open(shared)];
    type(panel, 'panel');
    type(library, '');
    await pause();
    expect(library.state.conflict).toMatchObject({ mine: { text: '' }, other: { text: 'panel' } });
    library.handOver();
    await library.stop();
    expect([shared.stored()?.text, shared.beside, shared.left]).toEqual(['panel', [], []]);
  });

  it('hands over at once what is not saved when its document goes, with the version that it started from', () => {
    const shared = createStore();
    const panel = open(shared);
    panel.handOver();
    expect(shared.left).toEqual([]);
    type(panel, 'base and more');
    panel.handOver();
    expect(shared.left).toEqual([{ text: 'base and more', base: NOTE.modified }]);
  });

  it('leaves behind what could not be saved when it goes: the next editor would save over its draft', async () => {
    const shared = createStore();
    const editing = createNoteEditing(
      TARGET,
      { ...shared.store, save: () => Promise.reject(new Error('no room')) },
      () => {},
    );
    editing.receive(NOTE);
    type(editing, 'base, and more');
    await editing.stop();
    expect(shared.left).toEqual([{ text: 'base, and more', base: NOTE.modified }]);
    const saved = open(shared);
    type(saved, 'base, saved');
    await saved.stop();
    expect(shared.left.length).toBe(1);
  });

  it('hands over a text that waits for a choice, too', async () => {
    const shared = createStore();
    const [panel, library] = [open(shared), open(shared)];
    type(panel, 'panel');
    type(library, 'library');
    await pause();
    library.handOver();
    expect(shared.left).toEqual([{ text: 'library', base: null }]);
  });

  it('begins another note after it was emptied, or deleted elsewhere', async () => {
    const shared = createStore();
    const editing = open(shared);
    type(editing, '');
    await pause();
    expect(shared.bin).toEqual(['base']);
    type(editing, 'new');
    await pause();
    expect(shared.stored()).toMatchObject({ text: 'new', id: expect.not.stringMatching(/^n$/) });
    editing.receive(shared.stored());
    const second = shared.stored()?.id;
    editing.receive(null);
    expect(editing.state.text).toBe('');
    type(editing, 'newest');
    await pause();
    expect(shared.stored()?.id).not.toBe(second);
  });

  it('keeps its field empty once it was emptied, whatever note is passed in late, until it is typed in', async () => {
    for (const passed of [NOTE, { ...NOTE, id: 'b', text: 'another' }]) {
      const shared = createStore();
      const editing = open(shared);
      type(editing, '');
      await pause();
      expect(shared.bin).toEqual(['base']);
      editing.receive(passed);
      expect(editing.state.text).toBe('');
      type(editing, 'new');
      await pause();
      editing.receive(passed);
      expect(editing.state.text).toBe('new');
      const own = shared.stored();
      expect(own).toMatchObject({ text: 'new', id: expect.not.stringMatching(/^[nb]$/) });
      editing.receive({ ...own!, text: 'new, and more elsewhere', modified: '2026-01-02T00:00:00.000Z' });
      expect(editing.state.text).toBe('new, and more elsewhere');
    }
  });

  it('goes on with the note where the reader types while the emptied one is being removed', async () => {
    const shared = createStore();
    const saved: [id: string, text: string][] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const { save, remove } = shared.store;
    shared.store.save = async (note, base) => {
      saved.push([note.id, note.text]);
      return save(note, base);
    };
    shared.store.remove = async (id, base) => {
      const outcome = await remove(id, base);
      await held;
      return outcome;
    };
    const editing = open(shared);
    type(editing, '');
    await vi.advanceTimersByTimeAsync(300);
    type(editing, 'x');
    release();
    await pause();
    // Read before the last save.
    editing.receive(null);
    editing.receive(NOTE);
    expect(editing.state.text).toBe('x');
    type(editing, 'xy');
    await pause();
    expect(saved).toEqual([
      ['n', 'x'],
      ['n', 'xy'],
    ]);
    expect(editing.state).toMatchObject({ text: 'xy', conflict: null, status: 'saved' });
  });

  it.each<[string, (editing: ReturnType<typeof open>) => unknown]>([
    ['it was left', (editing) => editing.leave()],
    ['it was seen that there is none', (editing) => editing.receive(null)],
  ])('takes up any note again after it was emptied and %s', async (_when, then) => {
    const shared = createStore();
    const editing = open(shared);
    type(editing, '');
    await pause();
    await then(editing);
    editing.receive(NOTE);
    expect(editing.state.text).toBe('base');
  });

  it('loses no word that the reader did not delete, whatever two editors do', async () => {
    const step = fc.record({
      who: fc.nat(1),
      what: fc.constantFrom('type', 'type', 'wait', 'live', 'both', 'leave'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const shared = createStore();
        const editors = [open(shared), open(shared)];
        const words = ['base'];
        for (const [i, { who, what }] of steps.entries()) {
          const editor = editors[who]!;
          if (what === 'type') {
            words.push(`w${i};`);
            type(editor, `${editor.state.text} w${i};`);
          }
          if (what === 'wait') await pause();
          if (what === 'live') for (const each of editors) each.receive(shared.stored());
          if (what === 'both') editor.resolve('both');
          if (what === 'leave') await editor.leave();
        }
        for (const editor of editors) await editor.stop();
        const everything = [shared.stored()?.text, ...shared.beside].join(' ');
        for (const word of words) expect(everything).toContain(word);
      }),
      { numRuns: 300 },
    );
  });
});
