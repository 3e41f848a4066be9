import type { EssayEdit } from './edit.ts';
import type { Essay } from './essay.ts';
import { LONGEST_CLAIM, MOST_CLAIMS, MOST_THEMES, MOST_WORDINGS } from './parse.ts';

/** Says to the reader why a step was not taken. */
export function whyRefused(essay: Essay, edit: EssayEdit): string {
  const claim = (id: string) => essay.claims.find((each) => each.id === id);
  switch (edit.kind) {
    case 'add':
      return isFull(essay) ? FULL : TOO_LONG;
    case 'split':
      return isFull(essay) ? FULL : 'The claim cannot be split there.';
    case 'merge': {
      const length = [edit.claim, edit.into].reduce((sum, id) => sum + (claim(id)?.text.length ?? 0), 1);
      return length > LONGEST_CLAIM ? `Joined they are too long. ${TOO_LONG}` : `They cannot be joined. ${TOO_MANY}`;
    }
    case 'say':
      return (claim(edit.claim)?.wordings?.length ?? 0) >= MOST_WORDINGS
        ? TOO_MANY
        : 'The claim has this wording already.';
    case 'add-theme':
      return `An essay has ${MOST_THEMES} themes at most.`;
    default:
      return 'That cannot be done.';
  }
}

const FULL = `An essay has ${MOST_CLAIMS} claims at most.`;
const TOO_LONG = `A claim has ${LONGEST_CLAIM.toLocaleString('en-GB')} characters at most.`;
const TOO_MANY = `A claim has ${MOST_WORDINGS} other wordings at most.`;

function isFull({ claims }: Essay): boolean {
  return claims.length >= MOST_CLAIMS;
}
