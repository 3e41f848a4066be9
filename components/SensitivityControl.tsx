import { useId } from 'preact/hooks';
import type { Sensitivity } from '../utils/matching/match.ts';
import './SensitivityControl.css';

interface Props {
  value: Sensitivity;
  onChange(value: Sensitivity): void;
}

const CHOICES: { value: Sensitivity; label: string; hint: string }[] = [
  { value: 'fewer', label: 'Fewer', hint: 'Only the clearest matches' },
  { value: 'balanced', label: 'Balanced', hint: 'Clear matches' },
  { value: 'more', label: 'More', hint: 'Doubtful matches too' },
];

/** How sure a match must be to be highlighted; acts at once. */
export function SensitivityControl({ value, onChange }: Props) {
  const name = useId();
  return (
    <fieldset class="sensitivity">
      <legend>Highlights</legend>
      {CHOICES.map((choice) => (
        <label key={choice.value} title={choice.hint}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
