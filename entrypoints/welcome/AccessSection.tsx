import { useEffect, useState } from 'preact/hooks';
import { browser } from '#imports';
import { PAGE_ORIGINS } from '@/utils/panel/watchpage.ts';

/** Why Throughline may read pages, and the button for browsers that ask the reader first. */
export function AccessSection() {
  const [granted, setGranted] = useState<boolean | null>(null);
  useEffect(() => {
    const check = () =>
      void browser.permissions.contains({ origins: PAGE_ORIGINS }).then(setGranted, () => setGranted(true));
    check();
    browser.permissions.onAdded.addListener(check);
    browser.permissions.onRemoved.addListener(check);
    return () => {
      browser.permissions.onAdded.removeListener(check);
      browser.permissions.onRemoved.removeListener(check);
    };
  }, []);

  return (
    <section aria-label="Access">
      <h2>Why it may read pages</h2>
      <p>
        To find the essay’s claims Throughline has to read the page you are reading. It does so on this computer: the
        pages, the matches and your notes never leave it. There is no server and no account, and the browser itself
        forbids every part of Throughline that sees them to contact any address.
      </p>
      {granted === false && (
        <p class="actions">
          <button
            type="button"
            class="button primary"
            onClick={() => void browser.permissions.request({ origins: PAGE_ORIGINS }).then(setGranted)}
          >
            Let Throughline read pages
          </button>
        </p>
      )}
      <p class="access-state" role="status">
        {granted === null
          ? ''
          : granted
            ? 'Throughline may read pages. Switch it off for a site, or altogether, in the panel.'
            : 'Your browser asks you first: until you agree, Throughline reads nothing.'}
      </p>
    </section>
  );
}
