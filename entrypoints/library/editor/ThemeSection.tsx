import { useState } from 'preact/hooks';
import { EditField } from '@/components/EditField.tsx';
import type { ClaimSource } from '@/utils/essays/claimsource.ts';
import type { Theme } from '@/utils/essays/essay.ts';
import type { ClaimUse } from '@/utils/storage/ownessays.ts';
import { AddClaim } from './AddClaim.tsx';
import { ClaimRow } from './ClaimRow.tsx';
import type { EssayEditor } from './useeditor.ts';

interface Props {
  theme: Theme;
  index: number;
  editor: EssayEditor;
  sources: ReadonlyMap<string, ClaimSource>;
  uses: ReadonlyMap<string, ClaimUse>;
  /** The claim whose tools are open. */
  open: string | null;
  onOpen(claim: string | null): void;
}

/** A theme with its claims. */
export function ThemeSection({ theme, index, editor, sources, uses, open, onOpen }: Props) {
  const { essay, edit, settle } = editor;
  const [asking, setAsking] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const claims = essay.claims.filter((claim) => claim.theme === theme.id);
  const others = essay.themes.filter(({ id }) => id !== theme.id);
  const heir = others.find(({ id }) => id === chosen) ?? others[0];
  const move = (by: -1 | 1) =>
    edit(
      { kind: 'move-theme', theme: theme.id, by },
      {
        say: `Theme ${theme.label} moved.`,
        focus: `[data-theme="${theme.id}"] [data-control="${by < 0 ? 'up' : 'down'}"]`,
      },
    );
  const remove = (into: string) => {
    setAsking(false);
    edit(
      { kind: 'remove-theme', theme: theme.id, into },
      { say: `Theme ${theme.label} removed.`, focus: `[data-theme="${into}"] [data-control="name"]` },
    );
  };

  return (
    <section class="edit-theme" data-theme={theme.id} aria-label={`Theme: ${theme.label}`}>
      <div class="theme-line">
        <EditField
          bare
          name="name"
          label="Name of the theme"
          refusal="A theme needs a name."
          value={theme.label}
          onChange={(label) => edit({ kind: 'name-theme', theme: theme.id, label })}
          onSettle={settle}
        />
        <button
          type="button"
          class="quiet"
          data-control="up"
          disabled={index === 0}
          aria-label={`Move theme ${theme.label} up`}
          onClick={() => move(-1)}
        >
          Up
        </button>
        <button
          type="button"
          class="quiet"
          data-control="down"
          disabled={index === others.length}
          aria-label={`Move theme ${theme.label} down`}
          onClick={() => move(1)}
        >
          Down
        </button>
        {others.length > 0 && (
          <button
            type="button"
            class="quiet"
            aria-label={`Remove theme ${theme.label}`}
            onClick={() => (claims.length === 0 ? remove(others[0]!.id) : setAsking(true))}
          >
            Remove
          </button>
        )}
      </div>
      {asking && heir && (
        <div class="theme-line" role="group" aria-label={`Remove theme ${theme.label}`}>
          <label>
            Its claims go to{' '}
            <select class="field" value={heir.id} onChange={(event) => setChosen(event.currentTarget.value)}>
              {others.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <button type="button" class="quiet" onClick={() => remove(heir.id)}>
            Remove the theme
          </button>
          <button type="button" class="quiet" onClick={() => setAsking(false)}>
            Keep the theme
          </button>
        </div>
      )}
      <ul role="list">
        {claims.map((claim) => (
          <ClaimRow
            key={claim.id}
            claim={claim}
            editor={editor}
            source={sources.get(claim.id)}
            use={uses.get(claim.id)}
            isOpen={open === claim.id}
            onOpen={onOpen}
          />
        ))}
      </ul>
      <AddClaim theme={theme} editor={editor} />
    </section>
  );
}
