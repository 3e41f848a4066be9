import { type EssayGate, scoreCounts } from '../matching/gate.ts';
import { countsOf } from '../matching/terms.ts';
import { buildGateIndex, findOnTheme, type GateIndex, isWorthReading } from '../matching/gateindex.ts';
import { readEdition, readLibrary, readProfiles } from '../storage/library.ts';

/** What pages ask of a library that is too large for them. */
export interface AskLibrary {
  /** Tells from a page's raw text whether any essay could be on theme. */
  glanceAt(text: string): Promise<boolean>;
  /**
   * Finds the essays whose themes an article with these terms covers, with what their gates say of it one by one; words
   * are terms. Scored here, so that a page pays for a large library less than for one essay.
   */
  findEssays(terms: [term: string, count: number][]): Promise<EssayGate[]>;
}

/** Keeps the index over all essays in memory, made when first asked for and again when the essays are others. */
export function askLibrary(): AskLibrary {
  let kept: { edition: string | null; index: GateIndex } | undefined;
  let making: Promise<void> | undefined;

  async function make(): Promise<void> {
    // Its own edition: the library may have been written since that was asked.
    const { edition, essays } = await readLibrary();
    kept = { edition, index: buildGateIndex(essays.map(({ profile }) => profile)) };
  }

  async function openIndex(): Promise<GateIndex> {
    // Asked again after each making, which may have begun before the library was written: pages keep the answer.
    while (kept?.edition !== (await readEdition())) {
      making ??= make().finally(() => (making = undefined));
      await making;
    }
    return kept.index;
  }

  return {
    async glanceAt(text) {
      return isWorthReading(await openIndex(), text);
    },
    async findEssays(terms) {
      const counts = countsOf(terms);
      const found = await readProfiles(findOnTheme(await openIndex(), counts));
      return found.map((profile) => ({ essay: profile.essay, ...scoreCounts(profile, counts) }));
    },
  };
}
