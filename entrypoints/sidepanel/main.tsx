import { render } from 'preact';
import '@/components/theme.css';
import { watchPage } from '@/utils/panel/watchpage.ts';
import { readFixedTab, watchTab } from '@/utils/panel/watchtab.ts';
import { guardMigration } from '@/utils/storage/backupbeforemigration.ts';
import { Panel } from './Panel.tsx';
import './panel.css';

guardMigration();
const closing = new AbortController();
window.addEventListener('pagehide', (event) => {
  if (!event.persisted) closing.abort();
});

const tab = watchTab(readFixedTab(location.search), closing.signal);
const view = watchPage(tab, closing.signal);
render(<Panel view={view} />, document.getElementById('panel')!);
