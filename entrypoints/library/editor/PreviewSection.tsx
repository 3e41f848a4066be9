import { useState } from 'preact/hooks';
import { SensitivityControl } from '@/components/SensitivityControl.tsx';
import type { Essay } from '@/utils/essays/essay.ts';
import { toPlainText } from '@/utils/essays/plaintext.ts';
import { askPageText } from '@/utils/library/askpagetext.ts';
import { pastedText, type TrialText } from '@/utils/library/preview.ts';
import { readPageAt } from '@/utils/library/readaddress.ts';
import { AddressError } from '@/utils/library/typedaddress.ts';
import type { Sensitivity } from '@/utils/matching/match.ts';
import { useSettings } from '@/utils/storage/usesettings.ts';
import { PreviewResult } from './PreviewResult.tsx';
import { PreviewSource } from './PreviewSource.tsx';
import { usePreview } from './usepreview.ts';
import { usePreviewSources } from './usepreviewsources.ts';

/** The essay's claims tried out on a page or a text, by the matcher that reads the news. */
export function PreviewSection({ essay }: { essay: Essay }) {
  const [pasted, setPasted] = useState('');
  const [own, setOwn] = useState<Sensitivity | null>(null);
  const [opening, setOpening] = useState(false);
  const settings = useSettings().value;
  const sources = usePreviewSources(settings?.silencedSites);
  const { source } = sources;
  const sensitivity = own ?? essay.sensitivity ?? settings?.sensitivity ?? 'balanced';
  const { state, start, stop, outdated } = usePreview(essay);

  const readText = async (): Promise<TrialText | string> => {
    if (source.kind === 'paste') return pasted.trim() === '' ? 'Paste a text first.' : pastedText(toPlainText(pasted));
    if (source.kind === 'page') return readRecent(source.page);
    const answer = await askPageText(source.tab);
    if (answer === null) return 'That page does not answer. Reload it and try again.';
    return answer.kind === 'text' ? answer.text : 'There is no article in that page.';
  };

  const readRecent = async (page: string): Promise<TrialText | string> => {
    setOpening(true);
    try {
      return await readPageAt(new URL(page), 'choose that tab in the list');
    } catch (error) {
      if (error instanceof AddressError) return error.message;
      throw error;
    } finally {
      setOpening(false);
    }
  };

  return (
    <section class="block" aria-labelledby="preview">
      <h2 id="preview">Try it out</h2>
      <p class="hint">
        See which sentences of a page or a text these claims would highlight; it follows what you change.
      </p>
      <div class="source-line">
        <PreviewSource sources={sources} />
        {state.kind === 'running' ? (
          <button type="button" class="button" onClick={stop}>
            Stop
          </button>
        ) : (
          // Not `disabled` while a page is opened: that would take the keyboard off it.
          <button
            type="button"
            class="button"
            disabled={essay.claims.length === 0}
            aria-disabled={opening}
            onClick={() => !opening && void start(readText)}
          >
            Show
          </button>
        )}
      </div>
      {source.kind === 'page' && (
        <p class="hint" id="preview-opens">
          “Show” opens this page again in a tab behind this one, reads it and closes the tab: its site sees the visit.
        </p>
      )}
      <p class="hint" role="status">
        {opening && 'Opening the page…'}
      </p>
      {source.kind === 'paste' && (
        <textarea
          class="field paste"
          dir="auto"
          rows={5}
          aria-label="Text to try the claims on"
          value={pasted}
          onInput={(event) => setPasted(event.currentTarget.value)}
        />
      )}
      <p class="error" role="alert">
        {state.kind === 'failed' ? state.problem : ''}
      </p>
      {(state.kind === 'running' || state.kind === 'done') && (
        <>
          <SensitivityControl value={sensitivity} onChange={setOwn} />
          <PreviewResult preview={state.preview} essay={state.essay} sensitivity={sensitivity} outdated={outdated} />
        </>
      )}
    </section>
  );
}
