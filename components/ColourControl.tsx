import { useId } from 'preact/hooks';
import { ESSAY_COLOURS, type EssayColour } from '../utils/essays/look.ts';
import './ColourControl.css';

interface Props {
  /** The essay's title. */
  essay: string;
  value: EssayColour;
  onChange(value: EssayColour): void;
}

const NAMES: Record<EssayColour, string> = {
  blue: 'Blue',
  rust: 'Rust',
  green: 'Green',
  violet: 'Violet',
  teal: 'Teal',
  rose: 'Rose',
};

/** What an essay's highlights are painted in; acts at once. The chosen one is named, so that hue is not all that tells. */
export function ColourControl({ essay, value, onChange }: Props) {
  const name = useId();
  return (
    <fieldset class="colours">
      <legend>
        Colour<span class="visually-hidden"> of {essay}</span>
      </legend>
      {ESSAY_COLOURS.map((colour) => (
        <label key={colour} title={NAMES[colour]} data-colour={colour}>
          <input
            type="radio"
            name={name}
            value={colour}
            aria-label={NAMES[colour]}
            checked={colour === value}
            onChange={() => onChange(colour)}
          />
          <span class="swatch" aria-hidden="true" />
        </label>
      ))}
      <span class="colour-name" aria-hidden="true">
        {NAMES[value]}
      </span>
    </fieldset>
  );
}
