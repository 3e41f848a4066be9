import { EmptyState } from '@/components/EmptyState.tsx';
import { toPack } from '@/utils/essays/pack.ts';
import { EssayFileError, parseEssay } from '@/utils/essays/parse.ts';
import { editDraftId, findEssayDraft } from '@/utils/storage/essaydrafts.ts';
import { findEssay } from '@/utils/storage/essays.ts';
import { Unreadable } from '../Unreadable.tsx';
import { Editor } from './Editor.tsx';
import { useOnce } from './useonce.ts';

/** The editor of an essay in the library; changes that were begun and not saved are there again. */
export function EditPage({ essay: id }: { essay: string }) {
  const found = useOnce(() => readForEditor(id), [id]);
  if (found === null) return null;
  if (found.kind === 'failed') return <Unreadable title="Edit an essay" error={found.error} />;
  if (found.value.kind === 'none') {
    return (
      <>
        <h1>Edit an essay</h1>
        <EmptyState title="There is no such essay of yours" body="The built-in essay is copied before it is edited.">
          <a href="#essays">To the essays</a>
        </EmptyState>
      </>
    );
  }
  if (found.value.kind === 'misshapen') {
    return (
      <>
        <h1>Edit an essay</h1>
        <EmptyState
          title="This essay cannot be edited"
          body={`Its claims are looked for all the same. It came with an imported file and does not fit the editor: ${found.value.problems.join('; ')}.`}
        >
          <a href="#essays">To the essays</a>
        </EmptyState>
      </>
    );
  }
  if (found.value.kind === 'deleted') {
    const { draft } = found.value;
    return <Editor draft={draft.id} start={draft.essay} base={draft.modified} editing={null} />;
  }
  const { kept, draft } = found.value;
  return (
    <Editor
      draft={editDraftId(id)}
      start={draft?.essay ?? kept}
      base={draft?.modified ?? null}
      editing={id}
      from={draft?.from ?? toPack(kept)}
    />
  );
}

async function readForEditor(id: string) {
  const [kept, draft] = await Promise.all([findEssay(id), findEssayDraft(editDraftId(id))]);
  // What was begun on an essay that was deleted since becomes a new one; with the old one in the bin lie its notes.
  if (!kept && draft) return { kind: 'deleted', draft } as const;
  if (!kept || kept.builtIn) return { kind: 'none' } as const;
  try {
    return { kind: 'kept', kept: parseEssay(kept), draft } as const;
  } catch (error) {
    if (error instanceof EssayFileError) return { kind: 'misshapen', problems: error.problems } as const;
    throw error;
  }
}
