import { useEffect, useRef, useState } from 'preact/hooks';
import type { Essay } from '@/utils/essays/essay.ts';
import { type Preview, previewEssay, type TrialText } from '@/utils/library/preview.ts';
import { sendMessage } from '@/utils/messaging/protocol.ts';
import { describeMatchingError } from '@/utils/model/errors.ts';
import { askPatiently } from '@/utils/page/batches.ts';

/** Pause in editing after which the text is read again, in milliseconds. */
const PAUSE_MS = 1_000;

export type PreviewState =
  | { kind: 'none' }
  | { kind: 'failed'; problem: string }
  /** `essay`: as it was when the preview began. */
  | { kind: 'running' | 'done'; preview: Preview; essay: Essay };

/**
 * Runs one preview at a time. `start` reads the text first; a string from it is why there is none. From then on claims
 * that are changed are tried on the same text again, until the reader stops it; what was found stays until then.
 */
export function usePreview(essay: Essay) {
  const [state, setState] = useState<PreviewState>({ kind: 'none' });
  const run = useRef<AbortController | null>(null);
  /** The text that is read again; null: the reader stopped it. */
  const followed = useRef<TrialText | null>(null);
  useEffect(() => () => run.current?.abort(), []);

  async function start(readText: () => Promise<TrialText | string>, { again = false } = {}): Promise<void> {
    run.current?.abort();
    const mine = new AbortController();
    run.current = mine;
    const { signal } = mine;
    try {
      const text = await readText();
      signal.throwIfAborted();
      if (typeof text === 'string') return setState({ kind: 'failed', problem: text });
      followed.current = text;
      await previewEssay({
        essay,
        text,
        signal,
        ask: (request) => askPatiently(() => sendMessage('matchDraft', request), signal),
        onProgress(preview) {
          const running = preview.done < preview.total;
          if (!running || !again) setState({ kind: running ? 'running' : 'done', preview, essay });
        },
      });
    } catch (error) {
      if (!signal.aborted) setState({ kind: 'failed', problem: describeMatchingError(error) });
    }
  }

  function stop(): void {
    run.current?.abort();
    followed.current = null;
    setState((now) => (now.kind === 'running' ? { ...now, kind: 'done' } : now));
  }

  const { claims, themes } = essay;
  const outdated = 'essay' in state && (state.essay.claims !== claims || state.essay.themes !== themes);
  useEffect(() => {
    const text = followed.current;
    if (!outdated || text === null || claims.length === 0) return;
    const timer = setTimeout(() => void start(async () => text, { again: true }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [outdated, claims, themes]);

  return {
    state,
    start,
    stop,
    outdated: !outdated ? null : followed.current ? ('read again' as const) : ('stopped' as const),
  };
}
