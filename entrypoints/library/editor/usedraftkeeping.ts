import { useEffect, useRef, useState } from 'preact/hooks';
import type { DraftChoice } from '@/components/DraftConflict.tsx';
import type { Essay } from '@/utils/essays/essay.ts';
import {
  type EssayDraft,
  findEssayDraft,
  forgetEssayDraft,
  keepEssayDraft,
  updateEssayDraft,
  watchEssayDrafts,
} from '@/utils/storage/essaydrafts.ts';
import { leaveBehind } from '@/utils/storage/leftbehind.ts';

interface Keeping {
  draft: string;
  /** The `modified` of the draft that the editor starts from; null: there is none. */
  base: string | null;
  /** Nothing waits to be kept here: what comes from another tab can be taken as it is. */
  isIdle(): boolean;
  take(other: EssayDraft): void;
}

/**
 * Keeps a draft that other tabs may change too. What they keep is taken over where nothing waits here. Else neither
 * state is lost: the other stays where it is, the one from here lies beside it as a draft until the reader has chosen.
 */
export function useDraftKeeping({ draft, base, isIdle, take }: Keeping) {
  const [conflict, setConflict] = useState<{ other: Essay | null } | null>(null);
  const now = useRef<{ base: string | null; conflict: { other: EssayDraft | null } | null }>({ base, conflict: null });
  // Its own in each tab: what one that was closed left beside the draft is not to be overwritten.
  const { current: beside } = useRef(crypto.randomUUID());

  const disagree = (other: EssayDraft | null) => {
    now.current.conflict = { other };
    setConflict({ other: other?.essay ?? null });
  };
  const save = async (mine: EssayDraft): Promise<void> => {
    const outcome = await updateEssayDraft(mine, now.current.base);
    if (outcome.kind === 'kept') {
      now.current.base = mine.modified;
      return;
    }
    await keepEssayDraft({ ...mine, id: beside, editing: null });
    disagree(outcome.other);
  };
  const follow = async (): Promise<void> => {
    if (!isIdle()) return;
    const other = await findEssayDraft(draft);
    if (!isIdle() || now.current.base === (other?.modified ?? null)) return;
    if (other === null || now.current.conflict) return disagree(other);
    now.current.base = other.modified;
    take(other);
  };
  useEffect(() => watchEssayDrafts(() => void follow().catch(console.warn)), []);

  const resolve = async (choice: DraftChoice, mine: EssayDraft): Promise<void> => {
    const { other } = now.current.conflict ?? { other: null };
    now.current = { base: other?.modified ?? null, conflict: null };
    setConflict(null);
    if (choice === 'both') await keepEssayDraft({ ...mine, id: crypto.randomUUID(), editing: null });
    if (choice === 'mine' || other === null) await save(mine);
    else take(other);
    if (!now.current.conflict) await forgetEssayDraft(beside);
  };

  return {
    save,
    /** Hands over what is not kept, for the tab goes. */
    leave: (mine: EssayDraft) => leaveBehind({ kind: 'essay', value: mine, base: now.current.base, beside }),
    conflict,
    /** Whether there is one, asked at this very moment. */
    conflictNow: () => now.current.conflict !== null,
    resolve: (choice: DraftChoice, mine: EssayDraft) => void resolve(choice, mine).catch(console.warn),
  };
}
