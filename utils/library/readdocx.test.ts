import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocx } from './readdocx.ts';
import { makeDocx, paragraph } from './docxstage.ts';

const bytesOf = (files: Zippable) => zipSync(files) as Uint8Array<ArrayBuffer>;

describe('readDocx', () => {
  it('reads the paragraphs as text, with what looks like markup, and without what was deleted', async () => {
    const body = [
      paragraph('Leave the reefs alone'),
      '<w:p><w:r><w:t xml:space="preserve">Nets </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>',
      '<w:ins><w:r><w:t>break</w:t></w:r></w:ins><w:r><w:tab/><w:t>coral.</w:t></w:r></w:p>',
      paragraph('“Naïve” &lt;img src=x onerror=alert(1)&gt; Škoda — €5.'),
    ];
    expect(await readDocx(makeDocx(body.join('')))).toBe(
      'Leave the reefs alone\n\nNets break\tcoral.\n\n“Naïve” <img src=x onerror=alert(1)> Škoda — €5.\n\n',
    );
  });

  it('ends a line where the paragraph does within (Shift+Enter, a page break)', async () => {
    const body =
      '<w:p><w:r><w:t>Nets kill coral.</w:t><w:br/><w:t>Ban them.</w:t><w:br w:type="page"/><w:t>Now.</w:t><w:cr></w:cr></w:r><w:r><w:t>All &lt;w:br/&gt; of them.</w:t></w:r></w:p>';
    expect(await readDocx(makeDocx(body))).toBe('Nets kill coral.\nBan them.\nNow.\nAll <w:br/> of them.\n\n');
  });

  it.each([
    ['text under another name', strToU8('Not a document.')],
    ['half a document', makeDocx(paragraph('Reefs die.')).slice(0, 300)],
    ['another zip', bytesOf({ 'a.txt': strToU8('a') })],
    ['a document without its text', bytesOf({ '[Content_Types].xml': strToU8('<Types/>') })],
    ['broken XML', makeDocx('<w:p><w:r></w:p>')],
    ['nothing', new Uint8Array()],
  ])('refuses %s with a sentence', async (_what, bytes) => {
    await expect(readDocx(bytes)).rejects.toMatchObject({ name: 'UnreadableFileError' });
  });

  it('says what to do about a password and the old format', async () => {
    await expect(readDocx(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))).rejects.toThrow('password');
  });

  it('unpacks no bomb: neither one that says its size nor one that does not', async () => {
    const bomb = bytesOf({ 'word/document.xml': new Uint8Array(30_000_000) });
    await expect(readDocx(bomb)).rejects.toThrow('too large');
    // The sizes in the directory at the file's end, and in the local header, say 1,000 bytes.
    const lying = bomb.slice();
    const view = new DataView(lying.buffer);
    for (let at = 0; at < lying.length - 4; at += 1) {
      if (view.getUint32(at, true) === 30_000_000) view.setUint32(at, 1_000, true);
    }
    await expect(readDocx(lying)).rejects.toMatchObject({ name: 'UnreadableFileError' });
  });

  it('leaves pictures in their pack, however large', async () => {
    const huge = makeDocx(paragraph('Reefs die.'), { 'word/media/image1.bmp': new Uint8Array(30_000_000) });
    expect((await readDocx(huge)).trim()).toBe('Reefs die.');
  });
});
