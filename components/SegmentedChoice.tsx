import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './SegmentedChoice.css';

interface Props<T extends string> {
  legend: ComponentChildren;
  choices: { value: T; label: string; hint: string }[];
  value: T;
  onChange(value: T): void;
}

/** One of a few choices, side by side: radio buttons that look like one control. */
export function SegmentedChoice<T extends string>({ legend, choices, value, onChange }: Props<T>) {
  const name = useId();
  return (
    <fieldset class="segmented">
      <legend>{legend}</legend>
      {choices.map((choice) => (
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
