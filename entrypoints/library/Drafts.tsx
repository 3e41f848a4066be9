import { formatRoute } from '@/utils/library/route.ts';
import { useUnsavedDrafts } from './useunsaveddrafts.ts';

/** Essays and changes that were begun and not saved. */
export function Drafts() {
  const drafts = useUnsavedDrafts();
  if (drafts.length === 0) return null;
  return (
    <section class="drafts" aria-label="Drafts">
      <h2>Not saved yet</h2>
      <ul role="list">
        {drafts.map(({ id, essay, editing, modified }) => (
          <li key={id}>
            <a
              dir="auto"
              href={formatRoute(editing === null ? { page: 'draft', draft: id } : { page: 'edit', essay: editing })}
            >
              {essay.title}
            </a>
            <span class="hint">
              {editing === null ? 'new' : 'changes'},{' '}
              {new Date(modified).toLocaleDateString('en-GB', { dateStyle: 'medium' })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
