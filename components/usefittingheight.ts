import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Keeps a field of several lines as high as its words, or its placeholder, are. One with a single line is left alone. */
export function useFittingHeight(field: RefObject<HTMLElement | null>, words: string, severalLines = true): void {
  useLayoutEffect(() => {
    const area = field.current;
    if (area === null || !severalLines) return;
    const fit = () => {
      area.style.height = 'auto';
      area.style.height = `${area.scrollHeight + 2}px`;
    };
    fit();
    // In a narrower window the same words take more lines.
    window.addEventListener('resize', fit);
    return () => window.removeEventListener('resize', fit);
  }, [words, severalLines]);
}
