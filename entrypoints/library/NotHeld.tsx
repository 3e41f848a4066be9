import { formatRoute } from '@/utils/library/route.ts';
import { subscriptionsItem } from '@/utils/storage/subscriptions.ts';
import { useItem } from '@/utils/storage/useitem.ts';
import { useUnsavedDrafts } from './useunsaveddrafts.ts';

/** Says what neither an export nor a backup holds of what there is now, so that nobody relies on it there. */
export function NotHeld({ by }: { by: 'an export' | 'a backup' }) {
  const drafts = useUnsavedDrafts().length;
  const packs = Object.keys(useItem(subscriptionsItem).value ?? {}).length;
  if (drafts === 0 && packs === 0) return null;
  const parts = [
    drafts > 0 ? `${drafts} ${drafts === 1 ? 'essay draft that is' : 'essay drafts that are'} not saved yet` : '',
    packs > 0 ? `the ${packs === 1 ? 'address of the pack' : `addresses of the ${packs} packs`} that you follow` : '',
  ].filter((part) => part !== '');
  return (
    <p class="hint">
      Not in {by}: {parts.join(', and ')}. <a href={formatRoute({ page: 'essays' })}>See the essays</a>
    </p>
  );
}
