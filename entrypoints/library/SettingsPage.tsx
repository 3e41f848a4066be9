import { useState } from 'preact/hooks';
import { SensitivityControl } from '@/components/SensitivityControl.tsx';
import { Switch } from '@/components/Switch.tsx';
import { readSite } from '@/utils/library/readsite.ts';
import { silenceSite, updateSettings } from '@/utils/storage/settings.ts';
import { useSettings } from '@/utils/storage/usesettings.ts';
import { DataSection } from './DataSection.tsx';

/** The reader's switches, the silenced sites, and everything that is kept. */
export function SettingsPage() {
  const settings = useSettings().value;
  if (settings === null) return null;
  return (
    <>
      <h1>Settings and data</h1>
      <section class="block settings-list" aria-label="Reading">
        <h2>Reading</h2>
        <Switch
          label="Throughline is on"
          checked={settings.enabled}
          onChange={(enabled) => void updateSettings({ enabled })}
        />
        <SensitivityControl
          value={settings.sensitivity}
          onChange={(sensitivity) => void updateSettings({ sensitivity })}
        />
        <p class="hint">
          Fewer shows only the clearest matches; More shows doubtful ones too. It acts at once, on open pages too.
        </p>
      </section>
      <section class="block settings-list" aria-label="Silenced sites">
        <h2>Silenced sites</h2>
        <SilencedSites sites={settings.silencedSites} />
      </section>
      <DataSection />
    </>
  );
}

function SilencedSites({ sites }: { sites: string[] }) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState('');
  const add = (event: Event) => {
    event.preventDefault();
    const site = readSite(typed);
    if (site === null) {
      setProblem('That is not a site. Type one like news.example.com.');
      return;
    }
    setProblem('');
    setTyped('');
    void silenceSite(site, true);
  };
  return (
    <>
      {sites.length === 0 ? (
        <p class="hint">None. Throughline stays silent on the sites listed here, and on all that end in their names.</p>
      ) : (
        <ul role="list" class="sites">
          {sites.map((site) => (
            <li key={site}>
              {site}
              <button
                type="button"
                class="quiet"
                aria-label={`Remove ${site}`}
                onClick={() => void silenceSite(site, false)}
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
          aria-label="Site to silence"
          aria-invalid={problem !== ''}
          placeholder="news.example.com"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button class="button" type="submit">
          Silence
        </button>
      </form>
      <p class="error" role="alert">
        {problem}
      </p>
    </>
  );
}
