import { useEffect, useRef } from 'preact/hooks';

/** The end of a list comes up so long before it is seen, in heights of the window. */
const AHEAD = '100%';

interface Props {
  count: number;
  /** Presses itself when the reader comes near. */
  auto: boolean;
  onMore(): void;
}

/** Shows more of a list. */
export function MoreButton({ count, auto, onMore }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!auto || button.current === null || !('IntersectionObserver' in window)) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && onMore(),
      { rootMargin: `0px 0px ${AHEAD} 0px` },
    );
    observer.observe(button.current);
    return () => observer.disconnect();
  });
  return (
    <button ref={button} type="button" class="button more" onClick={onMore}>
      Show {count} more
    </button>
  );
}
