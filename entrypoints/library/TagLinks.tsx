import { Disclosure } from '@/components/Disclosure.tsx';
import { formatRoute } from '@/utils/library/route.ts';

/** Tags shown at once: with more, the notes would begin below the fold. */
const SHOWN = 24;

/** All tags, each with a way to the notes that have it. */
export function TagLinks({ tags }: { tags: string[] }) {
  const more = tags.slice(SHOWN);
  return (
    <>
      <TagList tags={tags.slice(0, SHOWN)} label="Tags" />
      {more.length > 0 && (
        <Disclosure summary={more.length === 1 ? 'One more tag' : `${more.length} more tags`}>
          <TagList tags={more} label="More tags" />
        </Disclosure>
      )}
    </>
  );
}

function TagList({ tags, label }: { tags: string[]; label: string }) {
  if (tags.length === 0) return null;
  return (
    <ul role="list" class="tag-list" aria-label={label}>
      {tags.map((tag) => (
        <li key={tag}>
          <a dir="auto" href={formatRoute({ page: 'notes', query: '', filter: { tag } })}>
            {tag}
          </a>
        </li>
      ))}
    </ul>
  );
}
