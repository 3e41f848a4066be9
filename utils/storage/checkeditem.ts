import { storage, type StorageItemKey } from '#imports';
import * as v from 'valibot';

/**
 * Defines a `browser.storage` item whose content is checked on every read: what is missing or does not fit the
 * schema (an older build's, a damaged one) reads as the fallback. Works with WXT's `storage.getItems` for one read.
 */
export function defineCheckedItem<T>(key: StorageItemKey, schema: v.GenericSchema<unknown, T>, fallback: T) {
  const item = storage.defineItem<T>(key, { fallback });
  const check = (value: unknown): T => {
    const result = v.safeParse(schema, value);
    return result.success ? result.output : fallback;
  };
  return {
    key,
    fallback,
    /** Checks a value read by other means, e.g. `browser.storage.local.get`. */
    check,
    async getValue(): Promise<T> {
      return check(await item.getValue());
    },
    setValue: (value: T): Promise<void> => item.setValue(value),
    removeValue: (): Promise<void> => item.removeValue(),
    /** Calls back with the new and old value whenever any context changes it; returns the remover. */
    watch: (callback: (value: T, old: T) => void): (() => void) =>
      item.watch((value, old) => callback(check(value), check(old))),
  };
}
