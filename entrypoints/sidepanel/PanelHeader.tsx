import { browser } from '#imports';
import { SensitivityControl } from '@/components/SensitivityControl.tsx';
import { Switch } from '@/components/Switch.tsx';
import { ThemeChips } from '@/components/ThemeChips.tsx';
import { Wordmark } from '@/components/Wordmark.tsx';
import type { StateWords } from '@/utils/panel/statewords.ts';
import type { PageView } from '@/utils/panel/watchpage.ts';
import type { StoredEssay } from '@/utils/storage/db.ts';
import { type Settings, silenceSite, updateSettings } from '@/utils/storage/settings.ts';
import { isSilenced, siteOf } from '@/utils/storage/silence.ts';

interface Props {
  view: PageView;
  words: StateWords;
  settings: Settings | null;
  essays: StoredEssay[];
  /** The state is told in full below: the header says it to screen readers only. */
  toldBelow: boolean;
  /** Shows what goes wrong. */
  attempt(work: () => Promise<unknown>): Promise<void>;
}

/** Whose page it is, what Throughline makes of it, and the reader's switches. */
export function PanelHeader({ view, words, settings, essays, toldBelow, attempt }: Props) {
  const { state, host, title } = view;
  return (
    <header class="panel-header">
      <div class="panel-bar">
        <Wordmark />
        <a href={browser.runtime.getURL('/library.html')} target="_blank" rel="noreferrer">
          Library
        </a>
      </div>
      {host !== null && <p class="page-site">{siteOf(host)}</p>}
      {title !== '' && (
        <h1 class="page-title" dir="auto">
          {title}
        </h1>
      )}
      {/* Read out when it is settled, not with every sentence of the progress. */}
      <p class={toldBelow ? 'visually-hidden' : 'page-state'} aria-live={state.kind === 'matching' ? 'off' : 'polite'}>
        {words.title}
      </p>
      {state.kind === 'matching' && (
        <progress max={Math.max(state.total, 1)} value={state.done} aria-label="Sentences read" />
      )}
      {(state.kind === 'matching' || state.kind === 'matched') && <ThemeChips themes={chipsOf(state.themes, essays)} />}
      {settings !== null && (
        <div class="panel-controls">
          <SensitivityControl
            value={settings.sensitivity}
            onChange={(sensitivity) => void attempt(() => updateSettings({ sensitivity }))}
          />
          {host !== null && (
            <Switch
              label={`On for ${siteOf(host)}`}
              checked={!isSilenced(settings, host)}
              disabled={!settings.enabled}
              onChange={(on) => void attempt(() => silenceSite(host, !on))}
            />
          )}
          <Switch
            label="On everywhere"
            checked={settings.enabled}
            onChange={(enabled) => void attempt(() => updateSettings({ enabled }))}
          />
        </div>
      )}
    </header>
  );
}

function chipsOf(themes: { essay: string; theme: string; words: string[] }[], essays: StoredEssay[]) {
  return themes.flatMap(({ essay, theme, words }) => {
    const label = essays.find(({ id }) => id === essay)?.themes.find(({ id }) => id === theme)?.label;
    return label === undefined ? [] : [{ key: `${essay}/${theme}`, label, words }];
  });
}
