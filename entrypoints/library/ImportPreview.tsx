import type { RestorePreview } from '@/utils/storage/restore.ts';

interface Props {
  /** When the file was made, ISO 8601 UTC. */
  exported: string;
  preview: RestorePreview;
  onAccept(): void;
  onCancel(): void;
}

const ROWS = [
  ['notes', 'Notes'],
  ['matches', 'Sightings and verdicts'],
  ['pages', 'Pages'],
  ['essays', 'Essays'],
  ['settings', 'Settings'],
] as const;

/** What an import would do, before anything is written. */
export function ImportPreview({ exported, preview, onAccept, onCancel }: Props) {
  const nothing = ROWS.every(([kind]) => preview[kind].add === 0 && preview[kind].change === 0);
  return (
    <div class="import-preview">
      <p>Export of {new Date(exported).toLocaleDateString('en-GB', { dateStyle: 'long' })}. Nothing is written yet.</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">New</th>
            <th scope="col">Updated</th>
            <th scope="col">Here already</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([kind, label]) => (
            <tr key={kind}>
              <th scope="row">{label}</th>
              <td>{preview[kind].add}</td>
              <td>{preview[kind].change}</td>
              <td>{preview[kind].skip}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="data-actions">
        {!nothing && (
          <button type="button" class="button primary" onClick={onAccept}>
            Import
          </button>
        )}
        <button type="button" class="button" onClick={onCancel}>
          {nothing ? 'Close: it is all here' : 'Cancel'}
        </button>
      </div>
    </div>
  );
}
