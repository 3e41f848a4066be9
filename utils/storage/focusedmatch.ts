import * as v from 'valibot';
import { defineCheckedItem } from './checkeditem.ts';

/** The match at which the panel should open, left there by the card's "open panel". */
export interface FocusedMatch {
  match: string;
  /** When it was asked for, milliseconds since 1970: asking again for the same match is a change too. */
  at: number;
}

/** Lives in `storage.session`: it means nothing after the browser was closed. The panel takes it out. */
export const focusedMatchItem = defineCheckedItem<FocusedMatch | null>(
  'session:focusedMatch',
  v.nullable(v.object({ match: v.string(), at: v.number() })),
  null,
);
