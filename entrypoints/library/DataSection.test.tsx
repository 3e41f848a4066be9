// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { backupProblemItem } from '@/utils/storage/autobackup.ts';
import { createBackup, type Backup } from '@/utils/storage/backup.ts';
import { db } from '@/utils/storage/db.ts';
import { forgetEssayDraft, startEssayDraft } from '@/utils/storage/essaydrafts.ts';
import { createMemoryFiles } from '@/utils/storage/memoryfiles.ts';
import { DEFAULT_SETTINGS, settingsItem } from '@/utils/storage/settings.ts';
import { subscribe } from '@/utils/storage/subscriptions.ts';
import { DataSection } from './DataSection.tsx';

const NOTES = 10;
const noteOf = (i: number, text: string, modified = '2026-01-01T00:00:00.000Z') => ({
  id: `n${i}`,
  target: { kind: 'page' as const, page: 'https://x.example/' },
  text,
  tags: [],
  created: '2026-01-01T00:00:00.000Z',
  modified,
});
let disk: ReturnType<typeof createMemoryFiles>;

beforeEach(async () => {
  fakeBrowser.reset();
  disk = createMemoryFiles();
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => disk.root } });
  await Promise.all(db.tables.map((table) => table.clear()));
  await db.notes.bulkPut(Array.from({ length: NOTES }, (_, i) => noteOf(i, 'Old.')));
  await act(() => render(<DataSection />, document.body));
});
afterEach(() => {
  act(() => render(null, document.body));
  vi.unstubAllGlobals();
});

const button = (words: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === words);
const countNew = () => db.notes.filter(({ text }) => text === 'New.').count();

/** Chooses a file that changes so many of the notes, and waits for the preview. */
async function importChanges(count: number, change: Partial<Backup> = {}): Promise<void> {
  const notes = Array.from({ length: count }, (_, i) => noteOf(i, 'New.', '2026-02-01T00:00:00.000Z'));
  const file: Backup = { ...(await createBackup()), exported: '2026-02-01T00:00:00.000Z', notes, ...change };
  const text = JSON.stringify(file);
  const field = document.querySelector<HTMLInputElement>('input[type=file]')!;
  Object.defineProperty(field, 'files', { value: [{ text: async () => text, lastModified: 0 }] });
  await act(() => void field.dispatchEvent(new Event('change', { bubbles: true })));
  await vi.waitFor(() => expect(document.querySelector('.import-preview')).not.toBeNull());
}

it('asks before an import changes more than a fifth of the notes, and backs up first', async () => {
  await importChanges(3);
  expect(document.body.textContent).toContain('This changes much at once: 3 notes, and you have 10.');
  expect([button('Import'), await countNew(), disk.files.size]).toEqual([undefined, 0, 0]);
  await act(() => button('Yes, import')!.click());
  await vi.waitFor(async () => expect(await countNew()).toBe(3));
  const [[name, text] = []] = disk.files;
  expect(name).toMatch(/^safety-/);
  expect((JSON.parse(text!) as Backup).notes.map((note) => note.text)).toEqual(Array(NOTES).fill('Old.'));
});

it('takes the keyboard to what an import would do, which may have come up out of sight', async () => {
  await importChanges(2);
  await vi.waitFor(() => expect(document.activeElement).toBe(document.querySelector('.import-preview')));
});

it('imports less without a further question, backed up all the same', async () => {
  await importChanges(2);
  expect(button('Yes, import')).toBeUndefined();
  await act(() => button('Import')!.click());
  await vi.waitFor(async () => expect(await countNew()).toBe(2));
  expect([...disk.files.keys()].join()).toMatch(/^safety-/);
});

it('imports once where it is pressed twice, and says that it is at it', async () => {
  await importChanges(2);
  const pressed = button('Import')!;
  await act(() => {
    pressed.click();
    pressed.click();
  });
  expect([pressed.textContent, button('Cancel')]).toEqual(['Importing…', undefined]);
  await vi.waitFor(() =>
    expect(document.body.textContent).toContain('Imported: 0 new, 2 updated, your text kept beside 2 of them.'),
  );
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
  expect(document.querySelector('[role=alert].error')?.textContent).toBe('');
  expect([document.querySelector('.import-preview'), disk.files.size]).toEqual([null, 1]);
});

it('changes nothing where it cannot be backed up first', async () => {
  disk.fault.write = () => {
    throw new DOMException('The disk is full', 'QuotaExceededError');
  };
  // The way out is a file, which the browser refuses here as well.
  vi.stubGlobal('URL', {
    ...URL,
    createObjectURL: () => {
      throw new Error('no room for a file');
    },
  });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  await importChanges(3);
  await act(() => button('Yes, import')!.click());
  await vi.waitFor(() => expect(document.querySelector('[role=alert].error')?.textContent).toMatch(/no room/));
  expect(await countNew()).toBe(0);
});

it('does not go on testing a backup that went away meanwhile', async () => {
  await act(() => button('Back up now')!.click());
  await vi.waitFor(() => expect(button('Test my backup')).toBeDefined());
  disk.files.clear();
  await act(() => button('Test my backup')!.click());
  await vi.waitFor(() => expect(document.querySelector('[role=alert].error')?.textContent).toMatch(/Reload this page/));
  expect(document.body.textContent).not.toContain('Testing');
});

it('says that it backed up, and no longer that the last automatic backup failed', async () => {
  await backupProblemItem.setValue('There was no room.');
  await act(() => render(null, document.body));
  await act(() => render(<DataSection />, document.body));
  await vi.waitFor(() => expect(document.body.textContent).toContain('The last automatic backup failed. There was'));
  await act(() => button('Back up now')!.click());
  await vi.waitFor(() => expect(document.body.textContent).toContain('Backed up.'));
  expect(document.body.textContent).not.toContain('The last automatic backup failed');
});

it('tells backups of the same minute apart', async () => {
  const backUp = () => act(() => button('Back up now')!.click());
  const named = () =>
    [...document.querySelectorAll('[aria-label^="Restore the backup of"]')].map(({ ariaLabel }) => ariaLabel);
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:00:10.000Z') });
  await backUp();
  await vi.waitFor(() => expect(named().length).toBe(1));
  expect(named()[0]).not.toContain(':10');
  vi.setSystemTime('2026-03-01T12:00:20.000Z');
  await backUp();
  await vi.waitFor(() => expect(named().length).toBe(2));
  expect(named()).toEqual([expect.stringMatching(/:00:20$/), expect.stringMatching(/:00:10$/)]);
  vi.useRealTimers();
});

it('says what a backup and an export lack', async () => {
  await db.notes.update('n1', { text: 'Odd.', tags: ['x'.repeat(200)] });
  await act(() => button('Back up now')!.click());
  await vi.waitFor(() => expect(document.body.textContent).toContain('The last backup lacks something. One record'));
  expect(document.body.textContent).toContain('the note “Odd.”');
});

it('asks before a file makes Throughline forget pages by its shorter memory', async () => {
  const time = '2020-01-01T00:00:00.000Z';
  const page = { page: 'https://x.example/', title: 'X', themes: [], firstSeen: time, lastSeen: time, visits: 1 };
  await db.pages.put(page);
  await importChanges(2, { settings: { ...DEFAULT_SETTINGS, keepSightings: 6 } });
  const box = document.querySelector<HTMLInputElement>('.import-preview input[type=checkbox]')!;
  expect(box.labels?.[0]?.textContent).toContain('1 page that you met claims on is then forgotten');
  expect(box.checked).toBe(false);
  await act(() => button('Import')!.click());
  await vi.waitFor(async () => expect(await countNew()).toBe(2));
  expect((await settingsItem.getValue()).keepSightings).toBeNull();
});

it('brings older texts back on request, the present ones kept beside them', async () => {
  const older = await createBackup();
  await db.notes.update('n1', { text: 'Overwritten.', modified: '2026-03-01T00:00:00.000Z' });
  await db.notes.update('n2', { tags: ['wrong'], modified: '2026-03-01T00:00:00.000Z' });
  await importChanges(0, older);
  expect(button('Close: it is all here')).toBeDefined();
  const box = document.querySelector<HTMLInputElement>('.import-preview input[type=checkbox]')!;
  expect(box.checked).toBe(false);
  expect(box.labels?.[0]?.textContent).toContain(
    'Bring back older texts and tags as they are in this backup (2 notes)',
  );
  await act(() => box.click());
  await vi.waitFor(() => expect(document.body.textContent).toContain('1 of your texts is replaced, and kept beside'));
  await act(() => button('Import')!.click());
  await vi.waitFor(() => expect(document.body.textContent).toContain('2 updated, your text kept beside 1 of them.'));
  const texts = (await db.notes.toArray()).map(({ text }) => text).toSorted();
  expect(texts).toEqual([...Array<string>(NOTES).fill('Old.'), 'Overwritten.']);
  expect((await db.notes.get('n2'))?.tags).toEqual([]);
});

it('lists what is new, what changes from which text to which, and what is passed over and why', async () => {
  await db.notes.update('n3', { text: 'Edited since.', modified: '2026-03-01T00:00:00.000Z' });
  const kept = noteOf(3, 'Old.');
  const added = Array.from({ length: 60 }, (_, i) => noteOf(100 + i, `Added ${i}.`));
  await importChanges(0, {
    notes: [kept, ...added, { ...noteOf(1, 'New.', '2026-02-01T00:00:00.000Z'), tags: ['t'] }],
  });
  const lists = [...document.querySelectorAll('.import-preview details')].map((details) => ({
    open: (details as HTMLDetailsElement).open,
    summary: details.querySelector('summary')?.textContent,
    items: [...details.querySelectorAll('li')].map(({ textContent }) => textContent),
  }));
  expect(lists.map(({ open, summary, items }) => [open, summary, items.length])).toEqual([
    [false, 'New notes 60', 51],
    [false, 'Updated notes 1', 1],
    [false, 'Passed over: notes 1', 1],
  ]);
  expect(lists[0]?.items.at(-1)).toBe('and 10 more');
  expect(lists[1]?.items).toEqual(['Here now:Old.After the import:New.Tags: t']);
  expect(lists[2]?.items).toEqual(['Edited since.What is here is newer, or you changed it here, and stays.']);
});

it('says what neither an export nor a backup holds, and nothing where they hold all', async () => {
  expect(document.body.textContent).not.toContain('Not in an export');
  const essay = { id: 'e', title: 'E', author: 'A', themes: [{ id: 't', label: 'T' }], claims: [] };
  const draft = await startEssayDraft(essay);
  await act(async () => void (await startEssayDraft({ ...essay, id: 'f' })));
  const drafts = '2 essay drafts that are not saved yet';
  await vi.waitFor(() => {
    for (const by of ['an export', 'a backup']) expect(document.body.textContent).toContain(`Not in ${by}: ${drafts}.`);
  });
  await act(() => subscribe('e', 'https://packs.example/e.json'));
  await act(() => forgetEssayDraft(draft));
  const both = '1 essay draft that is not saved yet, and the address of the pack that you follow.';
  await vi.waitFor(() => expect(document.body.textContent).toContain(`Not in an export: ${both}`));
  expect(JSON.stringify(await createBackup())).not.toContain('packs.example');
});
