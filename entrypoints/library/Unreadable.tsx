import { EmptyState } from '@/components/EmptyState.tsx';
import { describeUnreadable } from '@/utils/storage/failure.ts';

/** A page of the library whose content cannot be read; `title` is the page's own. */
export function Unreadable({ title, error }: { title: string; error: unknown }) {
  return (
    <>
      <h1>{title}</h1>
      <EmptyState title="What is kept cannot be read" body={describeUnreadable(error)} />
    </>
  );
}
