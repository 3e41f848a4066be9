import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyEssay, draftEssay } from './draftessay.ts';
import { editEssay } from './edit.ts';
import { parseEssay } from './parse.ts';

const TEXT = `The trawlers came back to the bay last week. Coral reefs will die within a decade if nets are dragged across them.
Tokyo must call its trawlers home because coral cannot grow back under nets.`;

describe('draftEssay', () => {
  it('takes the citation that it is given, and finds the rest', () => {
    const essay = draftEssay(
      {
        text: TEXT,
        title: 'Who will save the reefs?',
        author: 'Ann Writer',
        publication: { name: 'The Bay', date: '2026-03-01' },
        url: 'https://example.org/reefs',
      },
      ['who-will-save-the-reefs'],
    );
    expect(essay).toMatchObject({
      id: 'who-will-save-the-reefs-2',
      title: 'Who will save the reefs?',
      author: 'Ann Writer',
      publication: { name: 'The Bay', date: '2026-03-01' },
      url: 'https://example.org/reefs',
    });
    const tokyo = essay.claims.find(({ text }) => text.startsWith('Tokyo must'))!;
    expect(essay.text!.slice(tokyo.source!.start, tokyo.source!.end)).toBe(tokyo.text);
    expect(essay.claims.map(({ text }) => text).join()).not.toContain('Who will save');
  });

  it('drops what a page says of itself where it cannot be so', () => {
    const essay = draftEssay(
      { text: TEXT, title: 'x'.repeat(900), publication: { date: 'yesterday' }, url: 'javascript:alert(1)' },
      [],
    );
    expect(essay.title).toHaveLength(300);
    expect(essay).not.toHaveProperty('url');
    expect(essay).not.toHaveProperty('publication');
  });

  it('makes of any text what one claim more turns into an essay', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, title) => {
        const draft = draftEssay({ text, title }, []);
        const theme = draft.themes[0]!.id;
        expect(() => parseEssay(editEssay(draft, { kind: 'add', id: 'n1', theme, text: 'Reefs die.' }))).not.toThrow();
      }),
    );
  });
});

it('copies an essay under an id and a title of its own', () => {
  const essay = { ...draftEssay({ text: TEXT, title: 'Reefs' }, []), version: 7 };
  expect(copyEssay(essay, ['reefs', 'reefs-copy'])).toMatchObject({
    id: 'reefs-copy-2',
    title: 'Reefs (my copy)',
    version: 1,
    claims: essay.claims,
  });
});
