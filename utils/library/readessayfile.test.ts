// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readEssayFile } from './readessayfile.ts';

const PARAGRAPH =
  'Coral reefs will die within a decade if nets are dragged across them, and nobody in the ministry will stop the fleets before the bay is empty of fish. ';
const HTML = `<!doctype html><html lang="en"><head><title>Leave the reefs alone | The Bay</title>
<link rel="canonical" href="https://bay.example/reefs"><meta property="og:site_name" content="The Bay">
<meta property="article:published_time" content="2026-03-01"><meta name="author" content="Ann Writer"></head><body>
<nav><a href="/">Home</a></nav><article><h1>Leave the reefs alone</h1><p class="byline">By Ann Writer</p>
${`<p>${PARAGRAPH.repeat(2)}</p>`.repeat(4)}<p>The end <b>is &lt;img src=x onerror=alert(1)&gt; near</b> and everybody in the harbour knows it.</p>
<script>document.title = 'pwned'</script><img src="https://bay.example/spy.gif" onerror="globalThis.pwned = true"></article></body></html>`;

const file = (name: string, ...parts: BlobPart[]) => new File(parts, name);

describe('readEssayFile', () => {
  it('reads the article of a saved page and what the page says of itself, as text', async () => {
    const read = await readEssayFile(file('reefs.html', HTML));
    if (read.kind !== 'source') throw new Error('not a source');
    expect(read.source).toMatchObject({
      title: 'Leave the reefs alone',
      author: 'Ann Writer',
      publication: { name: 'The Bay', date: '2026-03-01' },
      url: 'https://bay.example/reefs',
    });
    expect(read.source.text).toContain('The end is <img src=x onerror=alert(1)> near');
    expect(read.source.text).not.toMatch(/Home|pwned/);
    expect(globalThis).not.toHaveProperty('pwned');
  });

  it('reads an essay file, and names the fault of one that is none', async () => {
    const essay = {
      id: 'reefs',
      title: 'Reefs',
      author: '',
      themes: [{ id: 't', label: 'T' }],
      claims: [{ id: 'c', theme: 't', text: 'Reefs <b>die</b>.' }],
    };
    expect(await readEssayFile(file('a.json', JSON.stringify(essay)))).toEqual({ kind: 'essay', essay });
    await expect(readEssayFile(file('a.json', '{"id": 1}'))).rejects.toMatchObject({ name: 'EssayFileError' });
  });

  it('reads plain text and Markdown', async () => {
    expect(await readEssayFile(file('a.txt', 'Reefs\r\n\r\ndie.'))).toMatchObject({
      source: { text: 'Reefs\n\ndie.' },
    });
    expect(await readEssayFile(file('a.md', '# Reefs\n\nThey *die*.'))).toMatchObject({
      source: { title: 'Reefs', text: 'They die.' },
    });
  });

  it('sends a backup where it belongs', async () => {
    const backup = JSON.stringify({ format: 'throughline-backup', version: 1 }, null, 1);
    await expect(readEssayFile(file('a.json', backup))).rejects.toThrow('Settings and data');
  });

  it('refuses what is no text and what holds no article, with a sentence for the reader', async () => {
    await expect(readEssayFile(file('a.odt', 'PK\u0003\u0004\u0000'))).rejects.toThrow('no text file');
    await expect(readEssayFile(file('a.docx', 'PK\u0003\u0004\u0000'))).rejects.toThrow('not a Word document');
    await expect(readEssayFile(file('a.rtf', '{\\rtf1\\ansi Reefs die.}'))).rejects.toThrow('rich text');
    await expect(readEssayFile(file('a.html', '<p>Short.</p>'))).rejects.toThrow('No article');
  });
});
