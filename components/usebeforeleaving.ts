import { useEffect, useRef } from 'preact/hooks';

/**
 * Calls `finish` when the document goes, before the editors around it hand over what they have: for what is typed in a
 * field and not entered yet, or is to be undone in a page.
 */
export function useBeforeLeaving(finish: () => void): void {
  const latest = useRef(finish);
  latest.current = finish;
  useEffect(() => {
    const controller = new AbortController();
    // Captured: whoever began to listen earlier, this comes first.
    window.addEventListener('pagehide', () => latest.current(), { capture: true, signal: controller.signal });
    return () => controller.abort();
  }, []);
}
