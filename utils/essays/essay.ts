import type { Sensitivity } from '../matching/match.ts';

/** A group of an essay's claims, e.g. "Russia's strength and aims". */
export interface Theme {
  id: string;
  label: string;
}

/** Another way of saying (`same`), contradicting (`dispute`) or standing beside (`related`) a claim. */
export interface Wording {
  relation: 'same' | 'dispute' | 'related';
  text: string;
}

/** One assertion of an essay, as a standalone declarative sentence in our own words. */
export interface Claim {
  /** Unique within its essay only; everywhere else a claim is named by essay and claim. */
  id: string;
  /** Id of one of the essay's themes. */
  theme: string;
  text: string;
  /** Where the claim came from: UTF-16 offsets into the essay's own text. */
  source?: { start: number; end: number };
  wordings?: Wording[];
  /** It was found automatically and leans on the sentence before it in the essay ("This is why ..."): the reader may reword it. */
  dependent?: boolean;
}

/** An op-ed as Throughline keeps it: its claims and citation; never the built-in's own sentences. */
export interface Essay {
  id: string;
  title: string;
  author: string;
  affiliation?: string;
  /** Where and when (ISO 8601 date) the essay appeared, as far as known. */
  publication?: { name?: string; date?: string };
  /** Address of the published essay, where known. */
  url?: string;
  /** Under what terms the claims and wordings may be passed on, as their author says. */
  licence?: string;
  /** 1 and up; raised whenever the claims are changed and kept. */
  version?: number;
  /** How sure a match of its claims must be to be shown; absent: as the reader set it for all essays. */
  sensitivity?: Sensitivity;
  /** The op-ed itself, which `Claim.source` points into: the reader's own copy, never part of a pack. */
  text?: string;
  themes: Theme[];
  claims: Claim[];
  /** Claims taken out again, kept so that notes on them and sightings of them can still be read. */
  retired?: RetiredClaim[];
}

export type RetiredClaim = Pick<Claim, 'id' | 'text'>;

/** Names a claim across essays. */
export interface ClaimRef {
  essay: string;
  claim: string;
}

/** Makes the one string that stands for a claim in keys and indices: `essay/claim`. */
export function claimKey({ essay, claim }: ClaimRef): string {
  return `${essay}/${claim}`;
}
