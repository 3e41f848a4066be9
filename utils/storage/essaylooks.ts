import * as v from 'valibot';
import { ESSAY_COLOURS, type EssayLook } from '../essays/look.ts';
import { SENSITIVITIES } from '../matching/match.ts';
import { defineCheckedItem } from './checkeditem.ts';

export const colourSchema = v.picklist(ESSAY_COLOURS);
export const sensitivitySchema = v.picklist(SENSITIVITIES);

/**
 * How the highlights of each essay look, where a content script reads it without a message. Written from the library's
 * essays (`refreshGateProfiles`), never read back into them.
 */
export const essayLooksItem = defineCheckedItem<EssayLook[]>(
  'local:essayLooks',
  v.array(v.object({ id: v.string(), colour: colourSchema, sensitivity: v.optional(sensitivitySchema) })),
  [],
);
