import { useState } from 'preact/hooks';
import { Asking } from '@/components/Asking.tsx';
import type { ClaimSource } from '@/utils/essays/claimsource.ts';
import type { Claim } from '@/utils/essays/essay.ts';
import { moveBy } from '@/utils/library/claimmoves.ts';
import type { ClaimUse } from '@/utils/storage/ownessays.ts';
import { ClaimTools } from './ClaimTools.tsx';
import { wordsOfUse } from './wordsofuse.ts';
import type { EssayEditor } from './useeditor.ts';

interface Props {
  claim: Claim;
  editor: EssayEditor;
  source: ClaimSource | undefined;
  use: ClaimUse | undefined;
  isOpen: boolean;
  onOpen(claim: string | null): void;
}

/** One claim: its words, what it leans on, and, when it is open, everything that can be done with it. */
export function ClaimRow({ claim, editor, source, use, isOpen, onOpen }: Props) {
  const { essay, edit } = editor;
  const [asking, setAsking] = useState(false);
  const used = use ? wordsOfUse(use) : '';
  const move = (by: -1 | 1, control: string) => {
    const step = moveBy(essay, claim.id, by);
    if (step === null) return;
    edit(step, {
      say: by < 0 ? 'Moved up.' : 'Moved down.',
      focus: `[data-claim="${claim.id}"] [data-control="${control}"]`,
    });
  };
  const remove = () => {
    const list = essay.claims.filter(({ theme }) => theme === claim.theme);
    const next = list[list.indexOf(claim) + 1] ?? list[list.indexOf(claim) - 1];
    const focus = next ? `[data-claim="${next.id}"] [data-control="open"]` : `[data-theme="${claim.theme}"] input`;
    edit({ kind: 'remove', claim: claim.id, keep: use !== undefined }, { say: 'The claim was deleted.', focus });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const control = (event.target as HTMLElement).dataset['control'] ?? 'open';
    move(event.key === 'ArrowUp' ? -1 : 1, control);
  };
  const last = essay.claims.length === 1;

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears Alt with arrows of what is in it
    <li class={`edit-claim${isOpen ? ' open' : ''}`} data-claim={claim.id} onKeyDown={onKeyDown}>
      {!isOpen && (
        <p class="claim-text" dir="auto">
          {claim.text}
        </p>
      )}
      {claim.dependent && (
        <p class="leans">
          Leans on the sentence before it
          {source?.before && (
            <>
              : <q dir="auto">{source.before}</q>
            </>
          )}
        </p>
      )}
      {isOpen && <ClaimTools claim={claim} editor={editor} source={source} use={use} onMove={move} onOpen={onOpen} />}
      {asking && used !== '' && (
        <Asking
          question={`${used} They are kept, and the claim stays readable with them.`}
          yes="Delete it"
          no="Keep it"
          onYes={remove}
          onNo={() => setAsking(false)}
        />
      )}
      <div class="claim-actions">
        <button
          type="button"
          class="quiet"
          data-control="open"
          aria-expanded={isOpen}
          aria-label={`${isOpen ? 'Close' : 'Edit'}: ${claim.text}`}
          onClick={() => onOpen(isOpen ? null : claim.id)}
        >
          {isOpen ? 'Close' : 'Edit'}
        </button>
        <button
          type="button"
          class="quiet"
          disabled={last}
          aria-label={`Delete: ${claim.text}`}
          onClick={() => (used === '' ? remove() : setAsking(true))}
        >
          Delete
        </button>
        {!isOpen && claim.wordings && (
          <span class="hint">
            {claim.wordings.length} other {claim.wordings.length === 1 ? 'wording' : 'wordings'}
          </span>
        )}
      </div>
    </li>
  );
}
