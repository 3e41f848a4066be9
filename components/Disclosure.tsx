import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import './Disclosure.css';

interface Props {
  summary: string;
  /** Shown after the summary, for counts. */
  count?: number | string;
  /** `section`: a part of the page; `small`: something more about one thing. */
  size?: 'section' | 'small';
  /** It begins open, or opens when this becomes true. It never shuts by itself: the keyboard may be in it. */
  open?: boolean;
  onOpen?(): void;
  children: ComponentChildren;
}

/** Something more, folded away until it is asked for. */
export function Disclosure({ summary, count, size = 'small', open = false, onOpen, children }: Props) {
  const details = useRef<HTMLDetailsElement>(null);
  useLayoutEffect(() => {
    if (open && details.current) details.current.open = true;
  }, [open]);
  return (
    <details ref={details} class={`disclosure ${size}`} onToggle={(event) => event.currentTarget.open && onOpen?.()}>
      <summary>
        {summary}
        {count !== undefined && <span class="count"> {count}</span>}
      </summary>
      {children}
    </details>
  );
}
