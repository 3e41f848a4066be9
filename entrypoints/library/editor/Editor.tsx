import { useMemo, useState } from 'preact/hooks';
import { DraftConflict } from '@/components/DraftConflict.tsx';
import { readClaimSources } from '@/utils/essays/claimsource.ts';
import { listDifferences } from '@/utils/essays/differ.ts';
import type { Essay } from '@/utils/essays/essay.ts';
import { splitEssay } from '@/utils/essays/essaysentences.ts';
import { countClaimUses } from '@/utils/storage/ownessays.ts';
import { answerOr, useLive } from '@/utils/storage/uselive.ts';
import { useLeastScores } from '@/utils/storage/useleastscores.ts';
import { CitationFields } from './CitationFields.tsx';
import { LeftOut } from './LeftOut.tsx';
import { NewerState } from './NewerState.tsx';
import { PreviewSection } from './PreviewSection.tsx';
import { SaveBar } from './SaveBar.tsx';
import { ThemeSection } from './ThemeSection.tsx';
import { foundWords } from './foundwords.ts';
import { newId } from './newid.ts';
import { useEditor } from './useeditor.ts';
import './editor.css';

interface Props {
  /** Id of its draft. */
  draft: string;
  start: Essay;
  /** The `modified` of that draft; null: it is not begun. */
  base: string | null;
  /** Id of the essay in the library that it changes; null: it is new. */
  editing: string | null;
  /** That essay as it was when the changes were begun. */
  from?: Essay;
}

/** An essay's citation and claims, to be looked through, reworded, ordered and tried out. */
export function Editor(props: Props) {
  const editor = useEditor(props);
  const { essay, edit } = editor;
  const [open, setOpen] = useState<string | null>(null);
  const { editing } = props;
  // The number, not what tells it: that is another one whenever any essay changes, and the answer would be gone meanwhile.
  const leastScore = useLeastScores()(editing ?? '');
  const uses = answerOr(
    useLive(() => (editing === null ? Promise.resolve(new Map()) : countClaimUses(editing, leastScore)), [leastScore])
      .value,
    new Map(),
  );
  // A letter typed in a claim changes the claims, never the op-ed's text: it is split once.
  const sentences = useMemo(() => splitEssay(essay.text ?? '', 0), [essay.text]);
  const sources = useMemo(() => readClaimSources(essay, sentences), [sentences, essay.claims]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    if (isFreeField(event.target)) return;
    // A letter typed is a step here, too: one way of undoing, not two that disagree.
    event.preventDefault();
    if (event.shiftKey) editor.redo();
    else editor.undo();
  };
  const addTheme = () => {
    const theme = newId('t');
    edit({ kind: 'add-theme', theme, label: 'New theme' }, { focus: `[data-theme="${theme}"] [data-control="name"]` });
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears Ctrl+Z of whatever is focused in it
    <div class="editor" ref={editor.root} onKeyDown={onKeyDown}>
      <p class="crumb">
        <a href="#essays">Essays</a>
      </p>
      <h1>{editing === null ? 'Look through your essay' : 'Edit your essay'}</h1>
      <p class="lead">{foundWords(essay, editing !== null)}</p>
      {editor.conflict && (
        <DraftConflict
          differences={editor.conflict.other && listDifferences(essay, editor.conflict.other)}
          onResolve={editor.resolve}
        />
      )}
      {editing !== null && <NewerState editor={editor} editing={editing} />}
      <CitationFields editor={editor} />
      <section class="block" aria-labelledby="claims">
        <h2 id="claims">Claims</h2>
        <p class="hint">
          A claim is best one full sentence that can be understood alone. Alt with the arrow keys moves the claim that
          you are on.
        </p>
        {essay.themes.map((theme, index) => (
          <ThemeSection
            key={theme.id}
            theme={theme}
            index={index}
            editor={editor}
            sources={sources}
            uses={uses}
            open={open}
            onOpen={setOpen}
          />
        ))}
        <button type="button" class="button" onClick={addTheme}>
          Add a theme
        </button>
        <LeftOut editor={editor} sentences={sentences} />
      </section>
      <PreviewSection essay={essay} />
      <SaveBar editor={editor} editing={editing} />
      <p class="visually-hidden" role="status">
        {editor.said}
      </p>
    </div>
  );
}

/** Tells whether something is a field whose text is no part of the essay (yet): undoing in it is the browser's. */
function isFreeField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)) return false;
  return target.type !== 'radio' && target.closest('.edit-field') === null;
}
