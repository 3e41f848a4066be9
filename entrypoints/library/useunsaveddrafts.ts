import { useEffect, useState } from 'preact/hooks';
import { type EssayDraft, watchEssayDrafts } from '@/utils/storage/essaydrafts.ts';
import { listUnsavedDrafts } from '@/utils/storage/ownessays.ts';

/** The essays and changes that were begun and not saved, last changed first; none until they are read. */
export function useUnsavedDrafts(): EssayDraft[] {
  const [drafts, setDrafts] = useState<EssayDraft[]>([]);
  useEffect(() => {
    const list = () => void listUnsavedDrafts().then(setDrafts, console.warn);
    list();
    return watchEssayDrafts(list);
  }, []);
  return drafts;
}
