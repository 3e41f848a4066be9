import type { ComponentChildren } from 'preact';
import './Disclosure.css';

interface Props {
  summary: string;
  /** Shown after the summary, for counts. */
  count?: number | string;
  /** `section`: a part of the page; `small`: something more about one thing. */
  size?: 'section' | 'small';
  open?: boolean;
  onOpen?(): void;
  children: ComponentChildren;
}

/** Something more, folded away until it is asked for. */
export function Disclosure({ summary, count, size = 'small', open = false, onOpen, children }: Props) {
  return (
    <details class={`disclosure ${size}`} open={open} onToggle={(event) => event.currentTarget.open && onOpen?.()}>
      <summary>
        {summary}
        {count !== undefined && <span class="count"> {count}</span>}
      </summary>
      {children}
    </details>
  );
}
