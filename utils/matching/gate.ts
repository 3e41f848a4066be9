import type { Essay } from '../essays/essay.ts';
import type { ThemeScore } from '../page/state.ts';

/** What the gate needs of an essay, small enough for `storage.local`; JSON only. Its shape is the gate's own affair. */
export interface GateProfile {
  essay: string;
  title: string;
}

/** The gate's answer for one essay. */
export interface GateResult {
  onTheme: boolean;
  /** 0-1; on theme from `GATE_THRESHOLD`. */
  score: number;
  /** Themes of the essay that the page covers, best first. */
  themes: ThemeScore[];
}

/** Distils an essay's claims into the words that tell its themes. */
export function buildGateProfile(essay: Essay): GateProfile {
  return { essay: essay.id, title: essay.title };
}

/** Tells from raw page text, in about a millisecond, whether any essay could be on theme. May say yes wrongly, hardly ever no. */
export function glance(_profiles: GateProfile[], _text: string): boolean {
  return true;
}

/** Scores an article against one essay's themes. */
export function scoreThemes(_profile: GateProfile, _article: { title: string; text: string }): GateResult {
  return { onTheme: true, score: 1, themes: [] };
}
