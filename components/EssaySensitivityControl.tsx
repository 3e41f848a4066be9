import type { Sensitivity } from '../utils/matching/match.ts';
import { SegmentedChoice } from './SegmentedChoice.tsx';
import { SENSITIVITY_CHOICES } from './SensitivityControl.tsx';

interface Props {
  /** The essay's title. */
  essay: string;
  /** null: as set for all essays. */
  value: Sensitivity | null;
  /** What that is. */
  forAll: Sensitivity;
  onChange(value: Sensitivity | null): void;
}

/** How sure a match of one essay must be to be highlighted; acts at once. */
export function EssaySensitivityControl({ essay, value, forAll, onChange }: Props) {
  const now = SENSITIVITY_CHOICES.find((choice) => choice.value === forAll)?.label.toLowerCase();
  return (
    <SegmentedChoice
      legend={
        <>
          Highlights<span class="visually-hidden"> of {essay}</span>
        </>
      }
      choices={[{ value: 'as-for-all', label: 'As for all', hint: `As in Settings: ${now}` }, ...SENSITIVITY_CHOICES]}
      value={value ?? 'as-for-all'}
      onChange={(choice) => onChange(choice === 'as-for-all' ? null : choice)}
    />
  );
}
