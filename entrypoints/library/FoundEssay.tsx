import { useMemo } from 'preact/hooks';
import { EssayMark } from '@/components/EssayMark.tsx';
import { MarkedText } from '@/components/MarkedText.tsx';
import { formatRoute } from '@/utils/library/route.ts';
import { cutSnippet } from '@/utils/notes/snippet.ts';
import type { SearchedEssay } from '@/utils/storage/listsearched.ts';

/** An essay that was found, with the passage of its own text that has the words. */
export function FoundEssay({ essay, query }: { essay: SearchedEssay; query: string }) {
  const snippet = useMemo(() => cutSnippet(essay.text, query), [essay.text, query]);
  // The built-in has no editor, and nothing of its text is kept that could be shown there.
  const route = essay.builtIn ? ({ page: 'essays' } as const) : ({ page: 'edit', essay: essay.id } as const);
  return (
    <>
      <a dir="auto" href={formatRoute(route)}>
        {essay.name}
      </a>
      <p class="note-place">
        <EssayMark colour={essay.colour} />
        <bdi>{essay.author}</bdi>
      </p>
      {snippet && (
        <blockquote class="note-quote" dir="auto">
          <MarkedText stretches={snippet} />
        </blockquote>
      )}
    </>
  );
}
