import { useId, useState } from 'preact/hooks';
import './ExportMenu.css';

/** A form that something can be exported in. */
export interface ExportChoice {
  id: string;
  label: string;
  hint: string;
}

interface Props<Choice extends ExportChoice> {
  label: string;
  /** What is exported where others like it stand beside it, for screen readers. */
  of?: string;
  choices: Choice[];
  onExport(choice: Choice): void;
}

/** A button that opens the forms in which something can be exported, below it and in the page's own order. */
export function ExportMenu<Choice extends ExportChoice>({ label, of, choices, onExport }: Props<Choice>) {
  const [open, setOpen] = useState(false);
  const list = useId();
  return (
    <div class="export-menu">
      <button
        type="button"
        class="button"
        aria-label={of && `${label}: ${of}`}
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      <ul role="list" id={list} hidden={!open}>
        {choices.map((choice) => (
          <li key={choice.id}>
            <button type="button" aria-describedby={`${list}-${choice.id}`} onClick={() => onExport(choice)}>
              {choice.label}
            </button>
            <span id={`${list}-${choice.id}`}>{choice.hint}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
