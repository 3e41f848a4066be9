/** Longest tag kept, in characters: a tag is a word or two, not a sentence. */
export const TAG_LENGTH = 40;

/** A note takes no tags beyond these. */
export const MOST_TAGS = 1_000;

/**
 * Adds what was typed into a tag field to the tags there are: split at commas, white space collapsed, a leading `#`
 * dropped, cut to `TAG_LENGTH`, up to `MOST_TAGS`. A tag that is there already, in whatever case, isn't added twice.
 * @returns the same array where nothing was added
 */
export function addTags(tags: string[], typed: string): string[] {
  const known = new Set(tags.map((tag) => tag.toLowerCase()));
  const added: string[] = [];
  for (const part of typed.split(',')) {
    if (tags.length + added.length >= MOST_TAGS) break;
    const tag = [...part.trim().replace(/^#+/, '').replace(/\s+/g, ' ').trim()].slice(0, TAG_LENGTH).join('').trim();
    if (tag === '' || known.has(tag.toLowerCase())) continue;
    known.add(tag.toLowerCase());
    added.push(tag);
  }
  return added.length === 0 ? tags : [...tags, ...added];
}
