import { rarityOf } from '../matching/background.ts';
import { createProspects, type Prospects } from '../matching/prospects.ts';
import { createResultCache } from '../model/resultcache.ts';
import { findEssay } from '../storage/essays.ts';

/** Essays whose words are kept laid out: some 0.3 MB for a thousand wordings. */
const ESSAYS_KEPT = 8;

const kept = createResultCache<{ modified: string; prospects: Prospects }>(ESSAYS_KEPT);

/**
 * Says how likely each sentence is to match a claim of one of these essays, by its words alone: the page has the model
 * read the likeliest first. Here and not in the worker, which may be at another tab's sentences or not have started.
 */
export async function rankSentences(essays: string[], sentences: string[]): Promise<number[]> {
  const measures: Prospects[] = [];
  for (const id of essays) {
    const essay = await findEssay(id);
    if (!essay) continue;
    const known = kept.get(id);
    const prospects = known?.modified === essay.modified ? known.prospects : createProspects(essay, rarityOf);
    kept.set(id, { modified: essay.modified, prospects });
    measures.push(prospects);
  }
  return sentences.map((sentence) => Math.max(0, ...measures.map((prospects) => prospects(sentence))));
}
