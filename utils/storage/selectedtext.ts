import * as v from 'valibot';
import { QUOTE_CAP } from '../notes/noteschema.ts';
import { defineCheckedItem } from './checkeditem.ts';

/** Words that the reader selected in a page that has no card, and wants to write on. */
export interface SelectedText {
  tab: number;
  text: string;
}

/** Kept in `storage.session`: the panel may not be open yet. It goes with the browser, or when other words are selected. */
export const selectedTextItem = defineCheckedItem<SelectedText | null>(
  'session:selectedText',
  v.nullable(v.object({ tab: v.number(), text: v.pipe(v.string(), v.minLength(1), v.maxLength(QUOTE_CAP)) })),
  null,
);
