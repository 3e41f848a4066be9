import { EmptyState } from '@/components/EmptyState.tsx';
import { toPack } from '@/utils/essays/pack.ts';
import { parseEssay } from '@/utils/essays/parse.ts';
import { editDraftId, findEssayDraft } from '@/utils/storage/essaydrafts.ts';
import { findEssay } from '@/utils/storage/essays.ts';
import { Unreadable } from '../Unreadable.tsx';
import { Editor } from './Editor.tsx';
import { useOnce } from './useonce.ts';

/** The editor of an essay in the library; changes that were begun and not saved are there again. */
export function EditPage({ essay: id }: { essay: string }) {
  const found = useOnce(async () => {
    const [kept, draft] = await Promise.all([findEssay(id), findEssayDraft(editDraftId(id))]);
    return kept && !kept.builtIn ? { kept: parseEssay(kept), draft } : null;
  }, [id]);
  if (found === null) return null;
  if (found.kind === 'failed') return <Unreadable title="Edit an essay" error={found.error} />;
  if (found.value === null) {
    return (
      <>
        <h1>Edit an essay</h1>
        <EmptyState title="There is no such essay of yours" body="The built-in essay is copied before it is edited.">
          <a href="#essays">To the essays</a>
        </EmptyState>
      </>
    );
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
