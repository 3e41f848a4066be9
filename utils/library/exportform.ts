import { exportFileName } from '../notes/exportname.ts';
import { downloadFile } from './downloadfile.ts';

/** A form in which something leaves the library. */
export interface ExportForm<Thing> {
  id: string;
  label: string;
  /** What it is good for, in a few words. */
  hint: string;
  extension: string;
  type: string;
  write(thing: Thing, now: Date): string | Uint8Array<ArrayBuffer>;
}

/** Hands something to the reader as a file of that form, named after what it is and the day. */
export function downloadAs<Thing>({ extension, type, write }: ExportForm<Thing>, what: string, thing: Thing): void {
  const now = new Date();
  downloadFile(exportFileName(what, extension, now), type, write(thing, now));
}
