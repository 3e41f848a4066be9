import { useMemo } from 'preact/hooks';
import { Disclosure } from '@/components/Disclosure.tsx';
import { type LeftOutSentence, listLeftOut } from '@/utils/essays/claimsource.ts';
import type { EssaySentence } from '@/utils/essays/essaysentences.ts';
import { newId } from './newid.ts';
import type { EssayEditor } from './useeditor.ts';

/** The op-ed's other sentences: what the finder took for no claim, the reader may. */
export function LeftOut({ editor: { essay, edit }, sentences }: { editor: EssayEditor; sentences: EssaySentence[] }) {
  const leftOut = useMemo(() => listLeftOut(essay, sentences), [sentences, essay.claims, essay.themes]);
  if (leftOut.length === 0) return null;
  const take = ({ text, theme, start, end }: LeftOutSentence) => {
    const id = newId('c');
    edit(
      { kind: 'add', id, theme, text, source: { start, end } },
      { say: 'It is a claim now.', focus: `[data-claim="${id}"] [data-control="open"]` },
    );
  };
  return (
    <div class="left-out">
      <Disclosure summary="Other sentences of the essay" count={leftOut.length}>
        <ul role="list">
          {leftOut.map((sentence) => (
            <li key={sentence.start}>
              <span dir="auto">{sentence.text}</span>
              <button
                type="button"
                class="quiet"
                aria-label={`Make it a claim: ${sentence.text}`}
                onClick={() => take(sentence)}
              >
                Make it a claim
              </button>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
