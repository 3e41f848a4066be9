import { useState } from 'preact/hooks';
import { readSite } from '@/utils/library/readsite.ts';
import { useAttempt } from '@/utils/storage/useattempt.ts';

interface Props {
  sites: string[];
  /** Said where the list is empty. */
  none: string;
  /** Names the field, for those who hear it. */
  label: string;
  /** On the button that adds. */
  action: string;
  placeholder: string;
  onAdd(site: string): Promise<unknown>;
  onRemove(site: string): Promise<unknown>;
}

/** A list of sites that the reader adds to and takes from. */
export function SiteList({ sites, none, label, action, placeholder, onAdd, onRemove }: Props) {
  const [typed, setTyped] = useState('');
  const [unread, setUnread] = useState('');
  const { problem, attempt } = useAttempt();
  const add = (event: Event) => {
    event.preventDefault();
    const site = readSite(typed);
    if (site === null) {
      setUnread(`That is not a site. Type one like ${placeholder}.`);
      return;
    }
    setUnread('');
    void attempt(async () => {
      await onAdd(site);
      setTyped('');
    });
  };
  return (
    <>
      {sites.length === 0 ? (
        <p class="hint">{none}</p>
      ) : (
        <ul role="list" class="sites">
          {sites.map((site) => (
            <li key={site}>
              {site}
              <button
                type="button"
                class="quiet"
                aria-label={`Remove ${site}`}
                onClick={() => void attempt(() => onRemove(site))}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
      )}
      <form class="inline-form" onSubmit={add}>
        <input
          class="field"
          value={typed}
          aria-label={label}
          aria-invalid={unread !== ''}
          placeholder={placeholder}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button class="button" type="submit">
          {action}
        </button>
      </form>
      <p class="error" role="alert">
        {unread || problem}
      </p>
    </>
  );
}
