import { EmptyState } from '@/components/EmptyState.tsx';
import { findEssayDraft } from '@/utils/storage/essaydrafts.ts';
import { Unreadable } from '../Unreadable.tsx';
import { Editor } from './Editor.tsx';
import { useOnce } from './useonce.ts';

/** The editor of an essay that is not in the library yet. */
export function DraftPage({ id }: { id: string }) {
  const found = useOnce(() => findEssayDraft(id), [id]);
  if (found === null) return null;
  if (found.kind === 'failed') return <Unreadable title="Add an essay" error={found.error} />;
  const draft = found.value;
  if (draft === null || draft.editing !== null) {
    return (
      <>
        <h1>Add an essay</h1>
        <EmptyState title="This draft is gone" body="It was saved or discarded, perhaps in another tab.">
          <a href="#essays">To the essays</a>
        </EmptyState>
      </>
    );
  }
  return <Editor draft={id} start={draft.essay} base={draft.modified} editing={null} />;
}
