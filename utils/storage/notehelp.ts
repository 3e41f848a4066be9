import type { NoteHelp } from '../messaging/protocol.ts';
import { listClaims } from './listsightings.ts';
import { listTags } from './tagnotes.ts';

/** Lists what the editor of a note offers: the tags that there are, and of every claim its name, words and essay. */
export async function helpWithNote(): Promise<NoteHelp> {
  const [tags, claims] = await Promise.all([listTags(), listClaims()]);
  return { tags, claims: claims.map(({ essay, claim, text, essayTitle }) => ({ essay, claim, text, essayTitle })) };
}
