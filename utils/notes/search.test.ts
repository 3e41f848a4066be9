import MiniSearch from 'minisearch';
import { describe, expect, it, vi } from 'vitest';
import type { ExportedNote } from './exportednote.ts';
import type { NoteTarget } from './note.ts';
import { createNoteSearch } from './search.ts';

const entry = (
  id: string,
  text: string,
  { target, tags, ...more }: Partial<ExportedNote> & { tags?: string[]; target?: NoteTarget } = {},
): ExportedNote => ({
  ...more,
  note: {
    id,
    target: target ?? { kind: 'claim', essay: 'e', claim: 'c' },
    text,
    tags: tags ?? [],
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
  },
});

async function searchOver(notes: ExportedNote[]) {
  const search = createNoteSearch();
  await search.update(notes);
  return search;
}

const search = await searchOver([
  entry('balkans', 'What does Vučić want?', { claimText: 'Serbia arms itself.', tags: ['balkans'] }),
  entry('nato', 'The guarantee is thinner than it looks.', { pageTitle: 'Summit in Ankara', tags: ['nato'] }),
  entry('harbour', 'Cranes stand still.', {
    target: { kind: 'page', page: 'https://www.tribune.example/ports' },
    essayTitle: 'After the guarantee',
    themes: ['Trade'],
  }),
  entry('summit', 'Ask who paid for the summit.', { claimText: 'Washington presses Europe to spend more.' }),
]);

describe('createNoteSearch', () => {
  it.each([
    ['the reader’s words', 'thinner', ['nato']],
    ['a tag', 'balkans', ['balkans']],
    ['the claim', 'washington', ['summit']],
    ['the page’s title, less than the text', 'summit', ['summit', 'nato']],
    ['the beginning of a word', 'guarant', ['nato', 'harbour']],
    ['a misspelling', 'guarentee', ['nato', 'harbour']],
    ['a transposed letter', 'sumimt', ['summit', 'nato']],
    ['a name without its accents', 'vucic', ['balkans']],
    ['its essay’s title, less than the text', 'guarantee', ['nato', 'harbour']],
    ['the theme', 'trade', ['harbour']],
    ['the site', 'tribune', ['harbour']],
    ['the site with its ending', 'tribune.example', ['harbour']],
    ['the site as it is typed', 'tribune.ex cranes', ['harbour']],
    ['no ending of sites alone', 'example', []],
    ['every word, not any', 'summit ankara', ['nato']],
    ['nothing', 'zebra', []],
  ])('finds by %s', (_, query, ids) => {
    expect(search.find(query)).toEqual(ids);
  });

  it('lists all for a query without words', () => {
    expect(search.find(' … ')).toEqual(['balkans', 'nato', 'harbour', 'summit']);
  });

  it('puts what is written so above what begins so, and that above a misspelling', async () => {
    const budgets = await searchOver([
      entry('misspelt', 'The budgte budgte budgte again.'),
      entry('begins', 'Budgetary rules of the budgeteers.'),
      entry('exact', 'One long note in which, somewhere far into it, the word budget is written a single time.'),
    ]);
    expect(budgets.find('budget')).toEqual(['exact', 'begins', 'misspelt']);
    expect(budgets.find('budgte')[0]).toBe('misspelt');
    expect(budgets.find('budgte')).toContain('exact');
  });

  it('takes no short word for another', async () => {
    expect((await searchOver([entry('war', 'The war.'), entry('warm', 'So worm.')])).find('wars')).toEqual([]);
  });

  it('follows the notes as they are written, changed and deleted', async () => {
    const notes = createNoteSearch();
    const changed = entry('b', 'About Ankara.');
    changed.note.modified = '2026-01-02T00:00:00.000Z';
    void notes.update([entry('a', 'About NATO.'), entry('b', 'About NATO.')]);
    await notes.update([entry('c', 'About NATO.'), changed, entry('a', 'About NATO.')]);
    expect(notes.find('nato')).toEqual(expect.arrayContaining(['a', 'c']));
    expect(notes.find('nato')).toHaveLength(2);
    expect(notes.find('ankara')).toEqual(['b']);
    expect(notes.find('')).toEqual(['c', 'b', 'a']);
    await notes.update([changed]);
    expect(notes.find('nato')).toEqual([]);
  });
});

it('follows an essay that is given another name or theme', async () => {
  const notes = createNoteSearch();
  await notes.update([entry('a', 'Plain.', { essayTitle: 'Old', themes: ['War'] })]);
  await notes.update([entry('a', 'Plain.', { essayTitle: 'New', themes: ['Peace'] })]);
  expect(['old', 'new', 'war', 'peace'].map((word) => notes.find(word))).toEqual([[], ['a'], [], ['a']]);
});

it('finds "U.S." by both its letters', async () => {
  const letters = await searchOver([entry('us', 'The U.S. pays.'), entry('u', 'A U turn.')]);
  expect(letters.find('U.S')).toEqual(['us']);
});

it('finds words beside marks of Markdown and other signs, and letters that no accent is taken from', async () => {
  const marked = await searchOver([
    entry('code', 'They call it `deterrence` here.'),
    entry('struck', 'Not ~~appeasement~~ but talks.'),
    entry('table', '|budget|share|\n|-|-|\n|defence|2%|'),
    entry('address', 'See <https://bay.example/reefs>'),
    entry('sum', 'It costs $800 or €700, spending+debt.'),
    entry('names', 'Đukanović met Wałęsa in Łódź, on Straße 5, with Støre.'),
  ]);
  for (const [words, id] of [
    ['deterrence', 'code'],
    ['appeasement', 'struck'],
    ['share', 'table'],
    ['reefs', 'address'],
    ['800', 'sum'],
    ['debt', 'sum'],
    ['lodz', 'names'],
    ['dukanovic walesa', 'names'],
    ['strasse store', 'names'],
    ['`deterrence`', 'code'],
  ] as const)
    expect([words, marked.find(words)]).toEqual([words, [id]]);
});

it('finds words of a script without blanks anywhere in a sentence', async () => {
  const signs = await searchOver([entry('arms', '欧州は再軍備する。'), entry('none', '別の話')]);
  expect(signs.find('再軍備')).toEqual(['arms']);
  expect(signs.find('再軍備 話')).toEqual([]);
});

it('finds a name whose accents are letters of their own', async () => {
  const decomposed = await searchOver([entry('name', 'Vuc\u030cic\u0301 waits.')]);
  expect(decomposed.find('Vučić')).toEqual(['name']);
});

it('finds words beside pictures, whose marks are no words', async () => {
  const pictured = await searchOver([entry('risk', 'A \u26a0\ufe0f risk for 1\ufe0f\u20e3 side.')]);
  expect(pictured.find('\u26a0\ufe0f risk')).toEqual(['risk']);
  expect(pictured.find('risk \u2764\ufe0f')).toEqual(['risk']);
});

it('finds a pasted sentence by its very words and the beginning of its last, and looks for no others', async () => {
  const words = 'The allies promised Kyiv no more than they could afford to forget';
  const pasted = await searchOver([entry('whole', `${words}.`), entry('other', 'The allies promised.')]);
  const walk = vi.spyOn(MiniSearch.prototype, 'search');
  expect(pasted.find(words.slice(0, -3))).toEqual(['whole']);
  expect(walk).toHaveBeenCalledTimes(1);
  expect(walk.mock.calls[0]![0]).toMatchObject({
    queries: expect.arrayContaining([{ queries: ['Kyiv'], prefix: false }]),
  });
  expect(pasted.find(words.replace('promised', 'promise'))).toEqual([]);
  walk.mockRestore();
});
