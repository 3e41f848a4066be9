/** A change of more than this share of the notes is asked about, and backed up before. */
const BULK_SHARE = 0.2;

/** Tells whether so many of the notes change at once that the reader is asked first. */
export function isBulk(changed: number, all: number): boolean {
  return all > 0 && changed > all * BULK_SHARE;
}
