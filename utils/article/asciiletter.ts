/** Tells whether a UTF-16 unit is a letter of ASCII: upper and lower case differ by one bit. */
export function isAsciiLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}
