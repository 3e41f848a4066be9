import * as v from 'valibot';
import { defineCheckedItem } from './checkeditem.ts';

/**
 * Hashes of the pages that carry notes or matches that the reader made, where a content script reads them without a
 * message: on such a page these are shown even off theme. Hashes, so that reading `storage.local` does not list where the reader has been.
 */
export const notedPagesItem = defineCheckedItem<string[]>('local:notedPages', v.array(v.string()), []);
