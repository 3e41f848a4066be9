import type { Binned, OwnEssay, StoredEssay } from './db.ts';

/** Names a deleted note or essay in the bin. */
export function binKey(kind: Binned['kind'], id: string): string {
  return `${kind}:${id}`;
}

/** Takes an essay as a backup and the bin hold it out of what is kept. */
export function plainEssay({ builtIn: _builtIn, ...essay }: StoredEssay): OwnEssay {
  return essay;
}
