/** For tests alone, as all of this file: keys that pass for trusted ones (`isTrusted`), which no script can make. */
const pressed = new WeakSet<Event>();

/** Has an event of a test's pass for the reader's own (trusted), where it is heard by listeners that `hearReader` saw being added. */
export function byReader<T extends Event>(event: T): T {
  pressed.add(event);
  return event;
}

/**
 * Fakes trust for a test: the listeners that are added to the window from now on see the events of `byReader` as trusted
 * ones, and all others as they are, for the browser says so of no event that a test makes. Returns the remover, after which no more listeners are seen.
 */
export function hearReader(window: Window): () => void {
  const own = window.addEventListener;
  window.addEventListener = (type: string, heard: (event: Event) => void, options?: AddEventListenerOptions) =>
    own.call(window, type, (event) => heard(pressed.has(event) ? trusted(event) : event), options);
  return () => void (window.addEventListener = own);
}

function trusted(event: Event): Event {
  return new Proxy(event, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      return name === 'isTrusted' || (typeof value === 'function' ? value.bind(target) : value);
    },
  });
}
