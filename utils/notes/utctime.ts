/**
 * Reads a time as other programs write it: ISO 8601 with a blank for the "T" too; without a zone it counts as UTC.
 * @returns ISO 8601 UTC as the store sorts it; null where it is no time or not of the years 1 to 9999
 */
export function utcTime(text: string): string | null {
  const trimmed = text.trim();
  const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d:?\d\d)?)?$/i.exec(trimmed);
  const zone = iso?.[3] === undefined ? 'Z' : iso[3].replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  const zoned = /(?:Z|GMT|UTC|[+-]\d\d:?\d\d)\)?$/i.test(trimmed) ? trimmed : `${trimmed} UTC`;
  const time = new Date(iso ? `${iso[1]}T${iso[2] ?? '00:00'}${zone}` : zoned);
  const year = time.getUTCFullYear();
  return Number.isNaN(year) || year < 1 || year > 9999 ? null : time.toISOString();
}
