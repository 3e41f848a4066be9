import type { Loss } from '@/utils/storage/restorelost.ts';

interface Props {
  loss: Loss;
  onDismiss(): void;
}

/** Says that the browser lost the database, and what came back from the backups. */
export function LossNotice({ loss, onDismiss }: Props) {
  const made = new Date(loss.made).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  const back = loss.notes === 1 ? '1 note is' : `${loss.notes} notes are`;
  return (
    <p class="error" role="alert">
      The browser lost Throughline’s database; a full disk can do that. {back} back from the automatic backups, the
      newest of {made}. What you wrote after that may be missing.{' '}
      <button type="button" class="quiet" onClick={onDismiss}>
        I have seen it
      </button>
    </p>
  );
}
