import { useState } from 'preact/hooks';
import { SensitivityControl } from '@/components/SensitivityControl.tsx';
import type { Essay } from '@/utils/essays/essay.ts';
import { toPlainText } from '@/utils/essays/plaintext.ts';
import { askPageText } from '@/utils/library/askpagetext.ts';
import { pastedText, type TrialText } from '@/utils/library/preview.ts';
import type { Sensitivity } from '@/utils/matching/match.ts';
import { useSettings } from '@/utils/storage/usesettings.ts';
import { useTabs } from '../usetabs.ts';
import { PreviewResult } from './PreviewResult.tsx';
import { usePreview } from './usepreview.ts';

/** The essay's claims tried out on a page or a text, by the matcher that reads the news. */
export function PreviewSection({ essay }: { essay: Essay }) {
  const tabs = useTabs();
  const [chosen, setChosen] = useState<number | 'paste' | null>(null);
  const [pasted, setPasted] = useState('');
  const [own, setOwn] = useState<Sensitivity | null>(null);
  const settings = useSettings().value;
  const sensitivity = own ?? essay.sensitivity ?? settings?.sensitivity ?? 'balanced';
  const { state, start, stop, outdated } = usePreview(essay);
  const source = chosen ?? tabs[0]?.id ?? 'paste';

  const readText = async (): Promise<TrialText | string> => {
    if (source === 'paste') return pasted.trim() === '' ? 'Paste a text first.' : pastedText(toPlainText(pasted));
    const answer = await askPageText(source);
    if (answer === null) return 'That page does not answer. Reload it and try again.';
    return answer.kind === 'text' ? answer.text : 'There is no article in that page.';
  };

  return (
    <section class="block" aria-labelledby="preview">
      <h2 id="preview">Try it out</h2>
      <p class="hint">
        See which sentences of a page or a text these claims would highlight; it follows what you change.
      </p>
      <div class="source-line">
        <select
          class="field"
          aria-label="What to try the claims on"
          value={source}
          onChange={({ currentTarget: { value } }) => setChosen(value === 'paste' ? value : Number(value))}
        >
          {tabs.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
          <option value="paste">A text that I paste</option>
        </select>
        {state.kind === 'running' ? (
          <button type="button" class="button" onClick={stop}>
            Stop
          </button>
        ) : (
          <button
            type="button"
            class="button"
            disabled={essay.claims.length === 0}
            onClick={() => void start(readText)}
          >
            Show
          </button>
        )}
      </div>
      {source === 'paste' && (
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
