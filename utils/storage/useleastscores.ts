import { useMemo } from 'preact/hooks';
import { THRESHOLDS } from '../matching/select.ts';
import { listEssays, type ListedEssay } from './essays.ts';
import { answerOr, useLive } from './uselive.ts';
import { useSettings } from './usesettings.ts';

const NONE: ListedEssay[] = [];

/** Tells the least score of a match of an essay that is shown, 0-1. Another function whenever that changes. */
export function useLeastScores(): (essay: string) => number {
  const forAll = useSettings().value?.sensitivity ?? 'balanced';
  const essays = answerOr(useLive(listEssays, []).value, NONE);
  return useMemo(() => {
    // Asked of every match that is kept.
    const own = new Map(essays.map(({ id, sensitivity }) => [id, sensitivity]));
    return (essay) => THRESHOLDS[own.get(essay) ?? forAll];
  }, [essays, forAll]);
}
