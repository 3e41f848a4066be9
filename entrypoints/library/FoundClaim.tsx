import { EssayMark } from '@/components/EssayMark.tsx';
import { formatRoute } from '@/utils/library/route.ts';
import { hasAllWords } from '@/utils/notes/snippet.ts';
import type { SearchedClaim } from '@/utils/storage/listsearched.ts';
import { RELATION_WORDS } from './editor/WordingList.tsx';

/** A claim that was found, and, where another wording of it has the words, that wording. */
export function FoundClaim({ claim, query }: { claim: SearchedClaim; query: string }) {
  const wording = hasAllWords(claim.text, query)
    ? undefined
    : claim.wordings.find(({ text }) => hasAllWords(text, query));
  return (
    <>
      <a dir="auto" href={formatRoute({ page: 'claim', claim })}>
        {claim.text}
      </a>
      {wording && (
        <p class="hint">
          {RELATION_WORDS[wording.relation]}: <bdi>{wording.text}</bdi>
        </p>
      )}
      <p class="note-place">
        <EssayMark colour={claim.colour} />
        <bdi>{claim.essayTitle}</bdi>, <bdi>{claim.author}</bdi>
        {claim.retired && ' · no longer in the essay'}
      </p>
    </>
  );
}
