import { useState } from 'preact/hooks';
import { Asking } from '@/components/Asking.tsx';
import { EditField } from '@/components/EditField.tsx';
import type { ClaimSource } from '@/utils/essays/claimsource.ts';
import { splitPoint } from '@/utils/essays/editclaims.ts';
import type { Claim } from '@/utils/essays/essay.ts';
import type { ClaimUse } from '@/utils/storage/ownessays.ts';
import { WordingList } from './WordingList.tsx';
import { newId } from './newid.ts';
import { wordsOfUse } from './wordsofuse.ts';
import type { EssayEditor } from './useeditor.ts';

interface Props {
  claim: Claim;
  editor: EssayEditor;
  source: ClaimSource | undefined;
  use: ClaimUse | undefined;
  onMove(by: -1 | 1, control: string): void;
  onOpen(claim: string | null): void;
}

/** Everything that can be done with a claim but deleting it. */
export function ClaimTools({ claim, editor, source, use, onMove, onOpen }: Props) {
  const { essay, edit, settle } = editor;
  const [asking, setAsking] = useState(false);
  const used = use ? wordsOfUse(use) : '';
  const list = essay.claims.filter(({ theme }) => theme === claim.theme);
  const above = list[list.indexOf(claim) - 1];
  const split = (event: MouseEvent) => {
    const field = (event.currentTarget as HTMLElement)
      .closest('[data-claim]')
      ?.querySelector<HTMLTextAreaElement>('[data-control="text"]');
    const cursor = field?.selectionStart ?? 0;
    const inside = cursor > 0 && cursor < claim.text.length;
    const at = inside ? cursor : (splitPoint(claim.text) ?? 0);
    const id = newId('c');
    edit(
      { kind: 'split', claim: claim.id, at, id },
      { say: 'The claim was split in two.', focus: `[data-claim="${claim.id}"] [data-control="text"]` },
    );
  };
  const join = () => {
    if (!above) return;
    const refused = edit(
      { kind: 'merge', claim: claim.id, into: above.id, keep: use !== undefined },
      { say: 'The claims were joined.', focus: `[data-claim="${above.id}"] [data-control="text"]` },
    );
    if (refused) setAsking(false);
    else onOpen(above.id);
  };

  return (
    <div class="claim-tools">
      <EditField
        long
        bare
        name="text"
        label="Claim"
        refusal="A claim needs words, 1,000 characters at most."
        value={claim.text}
        onChange={(text) => edit({ kind: 'reword', claim: claim.id, text })}
        onSettle={settle}
      />
      {source && source.sentence !== claim.text && (
        <p class="claim-source">
          In the essay: <q dir="auto">{source.sentence}</q>
        </p>
      )}
      <div class="tool-line">
        <label class="theme-choice">
          Theme
          <select
            class="field"
            value={claim.theme}
            onChange={(event) =>
              edit(
                { kind: 'place', claim: claim.id, into: event.currentTarget.value, before: null },
                { say: 'Moved to another theme.', focus: `[data-claim="${claim.id}"] select` },
              )
            }
          >
            {essay.themes.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <button type="button" class="button" data-control="up" onClick={() => onMove(-1, 'up')}>
          Move up
        </button>
        <button type="button" class="button" data-control="down" onClick={() => onMove(1, 'down')}>
          Move down
        </button>
        <button
          type="button"
          class="button"
          title="At the cursor; without one, where the sentence joins"
          onClick={split}
        >
          Split in two
        </button>
        <button type="button" class="button" disabled={!above} onClick={() => (used === '' ? join() : setAsking(true))}>
          Join with the one above
        </button>
      </div>
      {asking && used !== '' && (
        <Asking
          question={`${used} They stay with these words, not with the joined claim.`}
          yes="Join"
          no="Leave it"
          onYes={join}
          onNo={() => setAsking(false)}
        />
      )}
      <WordingList claim={claim} editor={editor} />
    </div>
  );
}
