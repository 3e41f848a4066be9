import { useEffect, useState } from 'preact/hooks';
import { listTags } from './tagnotes.ts';
import { answerOr, useLive } from './uselive.ts';

const NONE: string[] = [];

/**
 * The tags that there are, from when the reader first enters a text field on: who only reads needs none, and listing
 * them takes longer the more notes there are.
 */
export function useKnownTags(): string[] {
  const [writing, setWriting] = useState(false);
  useEffect(() => {
    const listening = new AbortController();
    const hear = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLTextAreaElement)) return;
      listening.abort();
      setWriting(true);
    };
    document.addEventListener('focusin', hear, { signal: listening.signal });
    return () => listening.abort();
  }, []);
  return answerOr(useLive(() => (writing ? listTags() : Promise.resolve(NONE)), [writing]).value, NONE);
}
