import { browser } from '#imports';
import { settingsItem, type Settings } from '../storage/settings.ts';

/** Greys the toolbar button while Throughline is switched off everywhere. */
export function showSwitchOnIcon(): void {
  settingsItem.watch((settings, old) => {
    if (settings.enabled !== old.enabled) void paintIcon(settings);
  });
  void settingsItem.getValue().then(paintIcon);
}

async function paintIcon({ enabled }: Settings): Promise<void> {
  const name = enabled ? '' : 'off-';
  await browser.action.setIcon({ path: { 16: `/icon/${name}16.png`, 32: `/icon/${name}32.png` } }).catch(console.warn);
}
