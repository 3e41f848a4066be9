import { useEffect, useRef, useState } from 'preact/hooks';
import type { Essay } from '@/utils/essays/essay.ts';
import { type Preview, previewEssay, type TrialText } from '@/utils/library/preview.ts';
import { sendMessage } from '@/utils/messaging/protocol.ts';
import { describeMatchingError } from '@/utils/model/errors.ts';
import { askPatiently } from '@/utils/page/batches.ts';

export type PreviewState =
  | { kind: 'none' }
  | { kind: 'failed'; problem: string }
  /** `essay`: as it was when the preview began. */
  | { kind: 'running' | 'done'; preview: Preview; essay: Essay };

/** Runs one preview at a time. `start` reads the text first; a string from it is why there is none. */
export function usePreview(essay: Essay) {
  const [state, setState] = useState<PreviewState>({ kind: 'none' });
  const run = useRef<AbortController | null>(null);
  useEffect(() => () => run.current?.abort(), []);

  async function start(readText: () => Promise<TrialText | string>): Promise<void> {
    run.current?.abort();
    const mine = new AbortController();
    run.current = mine;
    const { signal } = mine;
    try {
      const text = await readText();
      signal.throwIfAborted();
      if (typeof text === 'string') return setState({ kind: 'failed', problem: text });
      await previewEssay({
        essay,
        text,
        signal,
        ask: (request) => askPatiently(() => sendMessage('matchDraft', request), signal),
        onProgress: (preview) => setState({ kind: preview.done < preview.total ? 'running' : 'done', preview, essay }),
      });
    } catch (error) {
      if (!signal.aborted) setState({ kind: 'failed', problem: describeMatchingError(error) });
    }
  }

  function stop(): void {
    run.current?.abort();
    setState((now) => (now.kind === 'running' ? { ...now, kind: 'done' } : now));
  }

  return { state, start, stop };
}
