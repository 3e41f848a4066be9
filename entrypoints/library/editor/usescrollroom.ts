import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Keeps what is focused or scrolled to from lying under a bar that sticks to the window's lower edge, however high the
 * bar grows: the page's scrolling leaves that much room.
 */
export function useScrollRoom(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = bar.current;
    if (!element) return;
    const { style } = element.ownerDocument.documentElement;
    const observer = new ResizeObserver(() => {
      style.scrollPaddingBlockEnd = `${Math.ceil(element.getBoundingClientRect().height) + 8}px`;
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.scrollPaddingBlockEnd = '';
    };
  }, []);
}
