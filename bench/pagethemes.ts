import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What readers say of an article and an essay: it treats the essay's own question, or only touches it, or neither. */
export type Said = 'on' | 'near' | 'off';

interface Line {
  essay: string;
  /** `OWNER#NUMBER`: the essay that an article was written for, and which of its articles it is. */
  on: string[];
  near: string[];
}

/**
 * Reads what two readers said of each of the 530 training articles and 120 essays. Both read every article against all the
 * essays, in an order of chance and without being told whose it is: `on` where both said so, `near` where only one did or
 * either said `near`. They called the same pairs on at F1 0.99 (530 by both of 533 and 536): 505 of the articles are on their
 * own essay and none is off it, and 25 on another's.
 */
export function readPageThemes(): (essay: string, owner: string, article: number) => Said {
  const text = readFileSync(fileURLToPath(new URL('pagethemes.jsonl', import.meta.url)), 'utf8');
  const said = new Map<string, Said>();
  const key = (essay: string, page: string) => `${essay} ${page}`;
  for (const line of text.trim().split('\n')) {
    const { essay, on, near } = JSON.parse(line) as Line;
    for (const page of on) said.set(key(essay, page), 'on');
    for (const page of near) said.set(key(essay, page), 'near');
  }
  return (essay, owner, article) => said.get(key(essay, `${owner}#${article}`)) ?? 'off';
}
