import { SensitivityControl } from '@/components/SensitivityControl.tsx';
import { Switch } from '@/components/Switch.tsx';
import type { SettingsProblem } from '@/utils/library/route.ts';
import { silenceSite, updateSettings } from '@/utils/storage/settings.ts';
import { useSettings } from '@/utils/storage/usesettings.ts';
import { DataSection } from './DataSection.tsx';
import { MemorySection } from './MemorySection.tsx';
import { SiteList } from './SiteList.tsx';
import { UnreadSites } from './UnreadSites.tsx';
import { useAttempt } from '@/utils/storage/useattempt.ts';

/** The reader's switches, the sites that are not read, and everything that is kept. */
export function SettingsPage({ problem: brought }: { problem?: SettingsProblem | undefined }) {
  const settings = useSettings().value;
  const { problem, attempt } = useAttempt();
  if (settings === null) return null;
  return (
    <>
      <h1>Settings and data</h1>
      {brought === 'unsilenced' && (
        <p class="error" role="alert">
          The menu could not change whether Throughline is silent on that site. If the disk is full, free some space;
          then change it below, at “Silenced sites”.
        </p>
      )}
      <section class="block settings-list" aria-label="Reading">
        <h2>Reading</h2>
        <Switch
          label="Throughline is on"
          checked={settings.enabled}
          onChange={(enabled) => void attempt(() => updateSettings({ enabled }))}
        />
        <SensitivityControl
          value={settings.sensitivity}
          onChange={(sensitivity) => void attempt(() => updateSettings({ sensitivity }))}
        />
        <p class="hint">
          Fewer shows only the clearest matches; More shows doubtful ones too. It acts at once, on open pages too.
        </p>
        <p class="error" role="alert">
          {problem}
        </p>
      </section>
      <section class="block settings-list" aria-label="Never read">
        <h2>Never read</h2>
        <UnreadSites {...settings} />
      </section>
      <section class="block settings-list" aria-label="Silenced sites">
        <h2>Silenced sites</h2>
        <SiteList
          sites={settings.silencedSites}
          none="None. Throughline stays silent on the sites listed here, and on all that end in their names."
          label="Site to silence"
          action="Silence"
          placeholder="news.example.com"
          onAdd={(site) => silenceSite(site, true)}
          onRemove={(site) => silenceSite(site, false)}
        />
      </section>
      <MemorySection keepSightings={settings.keepSightings} />
      <DataSection />
    </>
  );
}
