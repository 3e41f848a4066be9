import './Switch.css';

interface Props {
  label: string;
  /** What it is about where others like it stand beside it, for screen readers. */
  of?: string;
  checked: boolean;
  disabled?: boolean;
  onChange(checked: boolean): void;
}

/** An on/off switch that acts at once. */
export function Switch({ label, of, checked, disabled = false, onChange }: Props) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        aria-label={of && `${label}: ${of}`}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span class="switch-track" aria-hidden="true" />
      <span class="switch-label">{label}</span>
    </label>
  );
}
