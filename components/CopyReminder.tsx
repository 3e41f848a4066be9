import './CopyReminder.css';

interface Props {
  words: string;
  /** Where the reader can keep a copy elsewhere. */
  href: string;
  /** That is another tab. */
  away?: boolean;
  onDismiss(): void;
}

/** One quiet line that says that only this browser holds the notes. */
export function CopyReminder({ words, href, away = false, onDismiss }: Props) {
  return (
    <p class="copy-reminder">
      {words}{' '}
      <a href={href} {...(away && { target: '_blank', rel: 'noreferrer' })}>
        Keep a copy elsewhere
      </a>{' '}
      <button type="button" class="quiet" onClick={onDismiss}>
        Not this month
      </button>
    </p>
  );
}
