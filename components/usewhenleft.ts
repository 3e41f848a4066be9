import { useRef } from 'preact/hooks';

/**
 * Makes what hears that the keyboard leaves a form, and calls `take` then: for what is typed in it and not entered yet.
 * Another window in front, or the form's own going, is no leaving.
 */
export function useWhenLeft(take: () => void): (event: FocusEvent & { currentTarget: HTMLElement }) => void {
  const latest = useRef(take);
  latest.current = take;
  return ({ currentTarget: form, relatedTarget: next }) => {
    const within = form.contains(next as Node | null) || form.contains(document.activeElement);
    if (form.isConnected && !within) latest.current();
  };
}
