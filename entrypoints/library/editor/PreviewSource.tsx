import { siteName } from '@/utils/notes/sitename.ts';
import type { PreviewSourceOf, PreviewSources } from './usepreviewsources.ts';

/** The choice of what an essay is tried on. */
export function PreviewSource({ sources: { tabs, pages, source, choose } }: { sources: PreviewSources }) {
  return (
    <select
      class="field"
      aria-label="What to try the claims on"
      aria-describedby={source.kind === 'page' ? 'preview-opens' : undefined}
      value={valueOf(source)}
      onChange={({ currentTarget: { value } }) => choose(JSON.parse(value) as PreviewSourceOf)}
    >
      {tabs.length > 0 && (
        <optgroup label="Open tabs">
          {tabs.map(({ id, title }) => (
            <option key={id} value={valueOf({ kind: 'tab', tab: id })}>
              {title}
            </option>
          ))}
        </optgroup>
      )}
      {pages.length > 0 && (
        <optgroup label="Pages you were on, opened again">
          {pages.map(({ page, title }) => (
            <option key={page} value={valueOf({ kind: 'page', page })}>
              {`${title} (${siteName(page)})`}
            </option>
          ))}
        </optgroup>
      )}
      <option value={valueOf({ kind: 'paste' })}>A text that I paste</option>
    </select>
  );
}

function valueOf(source: PreviewSourceOf): string {
  return JSON.stringify(source);
}
