import { editEssay, type EssayEdit } from './edit.ts';
import type { Essay } from './essay.ts';

/** Steps that can be undone; older ones are forgotten. */
const LONGEST_HISTORY = 200;

/** An essay at one point of its being edited. */
export interface EssayState {
  essay: Essay;
  /** Of changes to a kept essay: that essay as it was when they were begun or last brought into step with it. */
  from: Essay | undefined;
}

/**
 * An essay being edited, with the way back and forth. Each state has its own `from`: to undo that a newer state was taken
 * in makes that one newer again, else saving would drive it out.
 */
export interface EssayHistory {
  past: EssayState[];
  present: EssayState;
  future: EssayState[];
  /** What is being typed in: letters of one field, one after the other, are one step. */
  typing: string | null;
}

export type HistoryStep =
  | { kind: 'edit'; edit: EssayEdit }
  | { kind: 'take'; state: EssayState }
  | { kind: 'undo' }
  | { kind: 'redo' }
  | { kind: 'settle' };

export function startHistory(start: EssayState): EssayHistory {
  return { past: [], present: start, future: [], typing: null };
}

/** Takes a step, or takes one back. `take` goes over to a state that came from elsewhere, and can be undone as well. `settle` ends a run of typing: the next letter is a step of its own. */
export function stepHistory(history: EssayHistory, step: HistoryStep): EssayHistory {
  const { past, present, future, typing } = history;
  switch (step.kind) {
    case 'settle':
      return typing === null ? history : { ...history, typing: null };
    case 'undo': {
      const before = past.at(-1);
      if (!before) return history;
      return { past: past.slice(0, -1), present: before, future: [present, ...future], typing: null };
    }
    case 'redo': {
      const [next, ...rest] = future;
      return next ? { past: [...past, present], present: next, future: rest, typing: null } : history;
    }
    case 'take':
      return { past: [...past, present].slice(-LONGEST_HISTORY), present: step.state, future: [], typing: null };
    case 'edit': {
      const essay = editEssay(present.essay, step.edit);
      if (essay === present.essay) return history;
      const next = { ...present, essay };
      const field = fieldOf(step.edit);
      if (field !== null && field === typing) return { past, present: next, future: [], typing };
      return { past: [...past, present].slice(-LONGEST_HISTORY), present: next, future: [], typing: field };
    }
  }
}

function fieldOf(edit: EssayEdit): string | null {
  if (edit.kind === 'reword') return `reword ${edit.claim}`;
  if (edit.kind === 'name-theme') return `theme ${edit.theme}`;
  return edit.kind === 'cite' ? `cite ${edit.field}` : null;
}
