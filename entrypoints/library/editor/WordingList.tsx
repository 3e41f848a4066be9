import { useState } from 'preact/hooks';
import { Disclosure } from '@/components/Disclosure.tsx';
import type { Claim, Wording } from '@/utils/essays/essay.ts';
import { LONGEST_CLAIM } from '@/utils/essays/parse.ts';
import type { EssayEditor } from './useeditor.ts';
import { useEntry } from './useentry.ts';

/** What a wording is to its claim, for the reader. */
export const RELATION_WORDS: Record<Wording['relation'], string> = {
  same: 'Also said as',
  dispute: 'Denied as',
  related: 'Not the same as',
};

/** Other ways in which a claim is made or denied: the matcher compares sentences with them, too. */
export function WordingList({ claim, editor }: { claim: Claim; editor: EssayEditor }) {
  const [relation, setRelation] = useState<Wording['relation']>('same');
  const [text, setText] = useState('');
  const { edit } = editor;
  const wordings = claim.wordings ?? [];
  const add = () => {
    if (text.trim() === '') return false;
    const refused = edit(
      { kind: 'say', claim: claim.id, wording: { relation, text } },
      { say: 'The wording was added.' },
    );
    if (!refused) setText('');
    return true;
  };
  const onFocusOut = useEntry(editor, add);
  return (
    <Disclosure summary="Other wordings" count={wordings.length} open={wordings.length > 0 && wordings.length < 6}>
      <ul role="list" class="wordings">
        {wordings.map((wording, index) => (
          <li key={wording.text}>
            <span>
              <span class="wording-kind">{RELATION_WORDS[wording.relation]}: </span>
              <span dir="auto">{wording.text}</span>
            </span>
            <button
              type="button"
              class="quiet"
              aria-label={`Remove the wording: ${wording.text}`}
              onClick={() =>
                edit(
                  { kind: 'unsay', claim: claim.id, index },
                  { say: 'The wording was removed.', focus: `[data-claim="${claim.id}"] [data-control="wording"]` },
                )
              }
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
      <form
        class="wording-form"
        onFocusOut={onFocusOut}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <select
          class="field"
          aria-label="How the wording stands to the claim"
          value={relation}
          onChange={(event) => setRelation(event.currentTarget.value as Wording['relation'])}
        >
          {Object.entries(RELATION_WORDS).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
        <input
          class="field"
          dir="auto"
          data-control="wording"
          aria-label="Another wording"
          placeholder="As a newspaper would put it"
          maxLength={LONGEST_CLAIM}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="button">
          Add
        </button>
      </form>
    </Disclosure>
  );
}
