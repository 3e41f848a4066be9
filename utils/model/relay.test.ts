import { expect, it } from 'vitest';
import { mayKeep } from './relay.ts';

it('lets nothing be kept of a private window, nor where it is not known, nor where the reader keeps no sightings', () => {
  expect(mayKeep({ tab: { id: 1, incognito: false } }, null)).toBe(true);
  expect(mayKeep({ tab: { id: 1, incognito: false } }, 3)).toBe(true);
  expect(mayKeep({ tab: { id: 1, incognito: true } }, null)).toBe(false);
  expect(mayKeep({ tab: { id: 1 } }, null)).toBe(false);
  expect(mayKeep({}, null)).toBe(false);
  expect(mayKeep({ tab: { id: 1, incognito: false } }, 0)).toBe(false);
});
