import * as v from 'valibot';
import { pageSchema, QUOTE_CAP } from '../notes/noteschema.ts';
import { defineCheckedItem } from './checkeditem.ts';

/** Words that the reader selected in a page that has no card, and wants to write on. */
export interface SelectedText {
  tab: number;
  /** Address of the page that was in the tab then, the key of its notes. */
  page: string;
  /** Null: none could be read. The panel says how it can be told them. */
  text: string | null;
}

/**
 * Kept in `storage.session`: the panel may not be open yet. It goes with the browser, when other words are selected, or
 * when the panel sees another page in the tab.
 */
export const selectedTextItem = defineCheckedItem<SelectedText | null>(
  'session:selectedText',
  v.nullable(
    v.object({
      tab: v.number(),
      page: pageSchema,
      text: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(QUOTE_CAP))),
    }),
  ),
  null,
);

/** Drops these words, unless others have come in their place. */
export async function dropSelectedText({ tab, page, text }: SelectedText): Promise<void> {
  const now = await selectedTextItem.getValue();
  if (now?.tab === tab && now.page === page && now.text === text) await selectedTextItem.setValue(null);
}
