import * as v from 'valibot';
import { defineCheckedItem } from './checkeditem.ts';

/** The match that the panel is to show when it opens beside a tab. The panel takes it away with it. */
export interface PanelFocus {
  tab: number;
  match: string;
}

/** Kept in `storage.session`: the panel may not be open yet when the reader asks for a match. */
export const panelFocusItem = defineCheckedItem<PanelFocus | null>(
  'session:panelFocus',
  v.nullable(v.object({ tab: v.number(), match: v.string() })),
  null,
);
