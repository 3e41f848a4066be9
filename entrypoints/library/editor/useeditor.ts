import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { DraftChoice } from '@/components/DraftConflict.tsx';
import { editEssay, type EssayEdit } from '@/utils/essays/edit.ts';
import type { Essay } from '@/utils/essays/essay.ts';
import { joinChanges, UnjoinableError } from '@/utils/essays/joinchanges.ts';
import { toPack } from '@/utils/essays/pack.ts';
import { startHistory, stepHistory } from '@/utils/essays/history.ts';
import { whyRefused } from '@/utils/essays/refusal.ts';
import { type Autosave, createAutosave, type SaveStatus } from '@/utils/notes/autosave.ts';
import { type EssayDraft, forgetEssayDraft } from '@/utils/storage/essaydrafts.ts';
import { flushOnHide } from '@/utils/storage/flushonhide.ts';
import { sayAgain } from '@/utils/storage/sayagain.ts';
import { useDraftKeeping } from './usedraftkeeping.ts';

/** What the parts of the editor work with. */
export interface EssayEditor {
  essay: Essay;
  /** Of changes to a kept essay: that essay as it was when they were begun or last brought into step with it. */
  from: Essay | undefined;
  status: SaveStatus;
  canUndo: boolean;
  canRedo: boolean;
  /** Something is not in the library yet. */
  changed: boolean;
  /** Put on the editor's outermost element: the focus is looked for within it. */
  root: RefObject<HTMLDivElement | null>;
  /**
   * Takes a step.
   * @param then what is said to screen readers, and a selector of what has the focus after it; none: the field that the
   *   step comes from says itself what is refused
   * @returns why it was not taken; null: it was
   */
  edit(edit: EssayEdit, then?: { say?: string; focus?: string }): string | null;
  /** Why the last step was not taken; empty: it was. */
  refusal: string;
  /** What enters what is typed in a form and not entered yet, of each form that is open; false: nothing is. */
  entries: Set<() => boolean>;
  undo(): void;
  redo(): void;
  settle(): void;
  /** Joins what changed here to what the kept essay became. */
  takeIn(kept: Essay): void;
  /** Ends the draft, saved or not; what is still to be written is not written any more. */
  finish(): Promise<void>;
  /** Another tab changed the draft (`other` null: ended it) while something was changed here; null: it did not. */
  conflict: { other: Essay | null } | null;
  resolve(choice: DraftChoice): void;
  /** What was said last. */
  said: string;
}

interface Start {
  draft: string;
  start: Essay;
  /** The `modified` of the draft that there is already; null: there is none. */
  base: string | null;
  editing: string | null;
  /** That essay as it was when the changes were begun. */
  from?: Essay;
}

/** Edits an essay, keeping a draft of it as it goes. */
export function useEditor({ draft, start, base, editing, from }: Start): EssayEditor {
  const [history, step] = useReducer(stepHistory, { essay: start, from }, startHistory);
  const [status, setStatus] = useState<SaveStatus>('saved');
  const [said, setSaid] = useState('');
  const [refusal, setRefusal] = useState('');
  const say = (words: string) => setSaid((before) => sayAgain(before, words));
  const root = useRef<HTMLDivElement>(null);
  const focus = useRef<string | null>(null);
  const finished = useRef(false);
  const { current: entries } = useRef(new Set<() => boolean>());
  const { essay, from: begun } = history.present;
  // With the steps that are not drawn yet: two forms that are left at once each take one.
  const reached = useRef(essay);
  reached.current = essay;

  const last = useRef(start);
  const asDraft = (): EssayDraft => ({
    id: draft,
    essay,
    editing,
    ...(begun && { from: begun }),
    modified: new Date().toISOString(),
  });
  const { save, leave, conflict, conflictNow, resolve } = useDraftKeeping({
    draft,
    base,
    isIdle: () => saver.status === 'saved' && !finished.current,
    take(other) {
      last.current = other.essay;
      step({ kind: 'take', state: { essay: other.essay, from: other.from } });
      say('Changed in another tab.');
    },
  });
  const saver = useMemo<Autosave<EssayDraft>>(() => createAutosave<EssayDraft>({ save, onStatus: setStatus }), []);
  useEffect(() => {
    const stopFlushing = flushOnHide({
      flush: saver.flush,
      handOver() {
        if (!finished.current && saver.unsaved) leave(saver.unsaved);
        void saver.flush();
      },
    });
    return () => {
      stopFlushing();
      if (!finished.current) void saver.stop();
    };
  }, []);
  // With the drawing, not after it: the tab may go in between.
  useLayoutEffect(() => {
    if (essay === last.current) return;
    last.current = essay;
    saver.change(asDraft());
  }, [essay]);

  useLayoutEffect(() => {
    if (focus.current === null) return;
    const wanted = root.current?.querySelector<HTMLElement>(focus.current);
    // At the end of its way a button is off, and cannot have the focus.
    const isOff = wanted instanceof HTMLButtonElement && wanted.disabled;
    (isOff ? wanted.closest('[data-theme]')?.querySelector<HTMLElement>('[data-control="name"]') : wanted)?.focus();
    focus.current = null;
  });

  return {
    essay,
    from: begun,
    status,
    said,
    root,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    changed: base !== null || history.past.length > 0,
    refusal,
    entries,
    edit(edit, then) {
      const before = reached.current;
      reached.current = editEssay(before, edit);
      const refused = reached.current === before ? whyRefused(before, edit) : null;
      if (refused !== null) {
        if (then) setRefusal((said) => sayAgain(said, refused));
        return refused;
      }
      setRefusal('');
      focus.current = then?.focus ?? null;
      if (then?.say !== undefined) say(then.say);
      step({ kind: 'edit', edit });
      return null;
    },
    undo() {
      setRefusal('');
      focus.current = selectorOfFocus(root.current);
      say('Undone.');
      step({ kind: 'undo' });
    },
    redo() {
      setRefusal('');
      focus.current = selectorOfFocus(root.current);
      say('Done again.');
      step({ kind: 'redo' });
    },
    conflict,
    resolve: (choice) => resolve(choice, asDraft()),
    settle: () => step({ kind: 'settle' }),
    takeIn(kept) {
      if (!begun) return;
      let joined: Essay;
      try {
        joined = joinChanges(begun, essay, kept);
      } catch (error) {
        if (!(error instanceof UnjoinableError)) throw error;
        return setRefusal((before) => sayAgain(before, `${error.message} Delete some first.`));
      }
      setRefusal('');
      say('The changes were taken in.');
      step({ kind: 'take', state: { essay: joined, from: toPack(kept) } });
    },
    async finish() {
      finished.current = true;
      await saver.stop();
      // What another tab made of it meanwhile stays.
      if (!conflictNow()) await forgetEssayDraft(draft);
    },
  };
}

/** What has the focus, so that it can be found again after its claim was moved in the page; null: it is not in a claim. */
function selectorOfFocus(root: HTMLElement | null): string | null {
  const focused = root?.ownerDocument.activeElement;
  const claim = focused?.closest<HTMLElement>('[data-claim]')?.dataset['claim'];
  const control = focused instanceof HTMLElement ? focused.dataset['control'] : undefined;
  return claim === undefined ? null : `[data-claim="${claim}"] [data-control="${control ?? 'open'}"]`;
}
