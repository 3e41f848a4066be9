import * as v from 'valibot';
import type { GateProfile } from '../matching/gate.ts';
import { defineCheckedItem } from './checkeditem.ts';

/** Only what every profile has; the rest is the gate's own, written by this very build (see `refreshGateProfiles`). */
const gateProfilesSchema = v.array(v.looseObject({ essay: v.string(), title: v.string() }));

/** Gate profiles of the enabled essays, where a content script reads them without a message. */
export const gateProfilesItem = defineCheckedItem<GateProfile[]>(
  'local:gateProfiles',
  gateProfilesSchema as unknown as v.GenericSchema<unknown, GateProfile[]>,
  [],
);
