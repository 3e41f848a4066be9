import { createContext } from 'preact';
import type { ClaimRef } from '../utils/essays/essay.ts';

/** A claim that a note can link to. */
export interface ClaimChoice extends ClaimRef {
  text: string;
  /** No two essays have the same. */
  essayTitle: string;
}

/** The claims that editors on a page offer to link to; where there are none they offer nothing. */
export const ClaimChoices = createContext<ClaimChoice[]>([]);
