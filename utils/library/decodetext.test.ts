import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decodetext.ts';

const latin = (text: string) => Uint8Array.from(text, (each) => each.charCodeAt(0));
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const swapped = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16());

describe('decodeText', () => {
  it.each([
    ['UTF-8 with a mark', Uint8Array.of(0xef, 0xbb, 0xbf, 0xc3, 0xa9)],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0xe9, 0x00)],
    ['UTF-16, big end first', Uint8Array.of(0xfe, 0xff, 0x00, 0xe9)],
    ['Windows', Uint8Array.of(0xe9)],
  ])('reads an é in %s', (_name, bytes) => {
    expect(decodeText(bytes)).toBe('é');
  });

  it.each([
    ['little', utf16('Reefs die — “naïve”.')],
    ['big', swapped('Reefs die — “naïve”.')],
  ])('tells UTF-16 without a mark, %s end first', (_end, bytes) => {
    expect(decodeText(bytes)).toBe('Reefs die — “naïve”.');
  });

  it('believes a page about its encoding only where it is no UTF-8', () => {
    expect(decodeText(latin('<meta charset="windows-1250">\x8a'))).toContain('Š');
    expect(decodeText(latin('<meta http-equiv=x content="text/html; charset=iso-8859-2">\xa9'))).toContain('Š');
    expect(decodeText(new TextEncoder().encode('<meta charset="windows-1250">Š'))).toContain('Š');
    expect(decodeText(latin('<meta charset="no-such-thing">\xe9'))).toContain('é');
  });

  it('leaves any UTF-8 text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\ufeff'));
        expect(decodeText(new TextEncoder().encode(text))).toBe(text);
      }),
    );
  });
});
