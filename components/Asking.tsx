import { useEffect, useRef } from 'preact/hooks';
import './Asking.css';

interface Props {
  /** What is asked, with what follows from a yes. */
  question: string;
  yes: string;
  no: string;
  onYes(): void;
  onNo(): void;
}

/** Asks before something that is not easily taken back. The keyboard is on the safe answer, and goes back with it. */
export function Asking({ question, yes, no, onYes, onNo }: Props) {
  const safe = useRef<HTMLButtonElement>(null);
  const from = useRef<Element | null>(null);
  useEffect(() => {
    from.current = safe.current?.ownerDocument.activeElement ?? null;
    safe.current?.focus();
  }, []);
  const refuse = () => {
    onNo();
    if (from.current instanceof HTMLElement) from.current.focus();
  };
  return (
    <div class="asking" role="group" aria-label={question}>
      <p role="alert">{question}</p>
      <button type="button" class="button" onClick={onYes}>
        {yes}
      </button>
      <button type="button" class="button" ref={safe} onClick={refuse}>
        {no}
      </button>
    </div>
  );
}
