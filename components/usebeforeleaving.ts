import { useEffect, useRef } from 'preact/hooks';

/**
 * Calls `take` when the document goes, before the editors around it hand over what they have: for what is typed in a
 * field and not entered yet.
 */
export function useBeforeLeaving(take: () => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const controller = new AbortController();
    // Captured: whoever began to listen earlier, this comes first.
    window.addEventListener('pagehide', () => latest.current(), { capture: true, signal: controller.signal });
    return () => controller.abort();
  }, []);
}
