import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvError, readCsv, writeCsv } from './csv.ts';

const fieldsOf = (text: string) => readCsv(text).map(({ fields }) => fields);

describe('readCsv', () => {
  it.each([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['\ufeffa', [['a']]],
    ['"a, ""b""\nc",d', [['a, "b"\nc', 'd']]],
    [
      'a,\n\n,b\n',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['', []],
  ])('reads %j', (text, rows) => {
    expect(fieldsOf(text)).toEqual(rows);
  });

  it('tells on which line a row begins, line breaks in quotes counted', () => {
    expect(readCsv('a\n"b\r\nc"\n\nd\n').map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it.each([
    ['a\n"b\n', 2],
    ['a\nb\n"c"d', 3],
    ['a"b', 1],
  ])('refuses %j and names the line', (text, line) => {
    expect(() => readCsv(text)).toThrow(expect.objectContaining({ name: 'CsvError', line }) as CsvError);
  });

  it('reads back what is written, save the apostrophe before a formula', () => {
    const field = fc.string({ unit: fc.constantFrom(...'ab ,"\r\n\t=+-@\'ž', '\u2028') });
    const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(rows, (written) => {
        const read = fieldsOf(writeCsv(written));
        const plain = (text: string) => text.replace(/^'/, '');
        expect(read.map((row) => row.map(plain))).toEqual(written.map((row) => row.map(plain)));
      }),
    );
  });
});

describe('writeCsv', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t1', '＝1'])('keeps %j from running as a formula', (text) => {
    expect(fieldsOf(writeCsv([[text, 'x']]))[0]?.[0]).toBe(`'${text}`);
  });

  it('leaves other text as it is', () => {
    expect(
      writeCsv([
        ['a-b', '1', 'it’s'],
        ['', 'x=y'],
      ]),
    ).toBe('a-b,1,it’s\r\n,x=y\r\n');
  });
});
