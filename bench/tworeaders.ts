import type { Wording } from '../utils/essays/essay.ts';
import type { Grade } from './metrics.ts';

export type Label = Wording['relation'];

/** Grades what two readers said by the rules of ../shared/gold/README.md. */
export function gradeOf(a: Map<string, Label>, b: Map<string, Label>): Map<string, { grade: Grade; relation: Label }> {
  const grades = new Map<string, { grade: Grade; relation: Label }>();
  for (const claim of new Set([...a.keys(), ...b.keys()])) {
    const said = [a.get(claim), b.get(claim)];
    const firm = said.filter((label): label is Label => label === 'same' || label === 'dispute');
    const loose = said.filter((label) => label === 'related').length;
    const grade =
      firm.length === 2
        ? 'must'
        : firm.length === 1
          ? loose === 1
            ? 'should'
            : 'disputed'
          : loose === 2
            ? 'related'
            : 'weak';
    grades.set(claim, { grade, relation: firm[0] ?? 'related' });
  }
  return grades;
}
