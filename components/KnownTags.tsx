import './KnownTags.css';

/** Where tag fields on the same page look for tags to offer. */
export const KNOWN_TAGS = 'known-tags';

/** Offers the tags that there are in every tag field of the page: the browser's own completion. */
export function KnownTags({ tags }: { tags: string[] }) {
  return (
    <datalist id={KNOWN_TAGS}>
      {tags.map((tag) => (
        <option key={tag}>{tag}</option>
      ))}
    </datalist>
  );
}
