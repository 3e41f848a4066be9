/** What tells, or may hold, the words that are typed, dictated or pasted into a field. */
const TYPED =
  'keydown keypress keyup beforeinput input textInput compositionstart compositionupdate compositionend paste copy cut';

/**
 * Keeps from the page what is typed in the text fields of a closed shadow root: these events leave it, named after its
 * host, and come to the page's listeners before they come to ours. At the window they are stopped, and the field hears of
 * them by an event that stays in the root. Only a page that listened at the window earlier hears them; what the browser
 * does with a key it does all the same.
 */
export function keepTyping(
  view: Pick<Window, 'addEventListener'>,
  host: Element,
  shadow: ShadowRoot,
  signal: AbortSignal,
): void {
  const keep = (event: Event): void => {
    const field = shadow.activeElement;
    if (event.target !== host || !field?.matches('[type=search]')) return;
    event.stopImmediatePropagation();
    // A page can make keys by script, which are to do nothing here.
    const isReaders = event.isTrusted || !('key' in event);
    if (isReaders && !field.dispatchEvent(copyOf(event))) event.preventDefault();
  };
  for (const name of TYPED.split(' ')) view.addEventListener(name, keep, { capture: true, signal });
}

function copyOf(event: Event): Event {
  const { type } = event;
  const kept = { bubbles: true, cancelable: event.cancelable };
  if (!('key' in event)) return new Event(type, kept);
  const { key, isComposing, shiftKey, altKey, ctrlKey, metaKey } = event as KeyboardEvent;
  return new KeyboardEvent(type, { key, isComposing, shiftKey, altKey, ctrlKey, metaKey, ...kept });
}
