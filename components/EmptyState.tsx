import type { ComponentChildren } from 'preact';
import './EmptyState.css';

interface Props {
  title: string;
  body?: string;
  children?: ComponentChildren;
}

/** Says why there is nothing here, and what to do about it. */
export function EmptyState({ title, body, children }: Props) {
  return (
    <div class="empty-state">
      <h2>{title}</h2>
      {body && <p>{body}</p>}
      {children}
    </div>
  );
}
