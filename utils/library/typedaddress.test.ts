import { describe, expect, it } from 'vitest';
import { hostPermission, readTypedAddress } from './typedaddress.ts';

describe('readTypedAddress', () => {
  it.each([
    ['https://bay.example/reefs?page=1#comments', 'https://bay.example/reefs?page=1'],
    ['  bay.example/reefs ', 'https://bay.example/reefs'],
    ['www.bay.example', 'https://www.bay.example/'],
    ['localhost:8080/a', 'https://localhost:8080/a'],
    ['http://127.0.0.1:8080/a', 'http://127.0.0.1:8080/a'],
    ['HTTPS://Bay.Example/Reefs', 'https://bay.example/Reefs'],
  ])('takes %s', (typed, address) => {
    expect(readTypedAddress(typed).href).toBe(address);
  });

  it.each([
    ['', 'Type an address'],
    ['not an address', 'not a web address'],
    ['https://', 'not a web address'],
    [`https://bay.example/${'a'.repeat(2_000)}`, 'not a web address'],
    ['file:///etc/passwd', 'Only web addresses'],
    ['javascript:alert(1)', 'Only web addresses'],
    ['chrome-extension://abc/library.html', 'Only web addresses'],
    ['https://me:secret@bay.example/', 'a name or a password'],
  ])('refuses %j with a sentence', (typed, reason) => {
    expect(() => readTypedAddress(typed)).toThrow(reason);
  });
});

it('asks for the one host, whatever its port', () => {
  expect(hostPermission(new URL('http://bay.example:8080/a'))).toBe('http://bay.example/*');
});
