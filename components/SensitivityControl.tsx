import type { Sensitivity } from '../utils/matching/match.ts';
import { SegmentedChoice } from './SegmentedChoice.tsx';

interface Props {
  value: Sensitivity;
  onChange(value: Sensitivity): void;
}

export const SENSITIVITY_CHOICES: { value: Sensitivity; label: string; hint: string }[] = [
  { value: 'fewer', label: 'Fewer', hint: 'Only the clearest matches' },
  { value: 'balanced', label: 'Balanced', hint: 'Clear matches' },
  { value: 'more', label: 'More', hint: 'Doubtful matches too' },
];

/** How sure a match must be to be highlighted; acts at once. */
export function SensitivityControl({ value, onChange }: Props) {
  return <SegmentedChoice legend="Highlights" choices={SENSITIVITY_CHOICES} value={value} onChange={onChange} />;
}
