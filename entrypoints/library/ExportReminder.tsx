import { useEffect, useState } from 'preact/hooks';
import { exportedItem, readExportState, remindToExport } from '@/utils/storage/exportreminder.ts';
import { useLive } from '@/utils/storage/uselive.ts';

/** Says while only this browser holds the notes. */
export function ExportReminder() {
  const [exported, setExported] = useState(0);
  useEffect(() => exportedItem.watch(() => setExported((count) => count + 1)), []);
  const state = useLive(readExportState, [exported]).value;
  const words = state?.kind === 'answer' ? remindToExport(state.value, new Date()) : null;
  if (words === null) return null;
  return (
    <p class="hint">
      {words} <a href="#settings">Export</a>
    </p>
  );
}
