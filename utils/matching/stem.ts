import { dropFinalE, stemByRule } from './stemrules.ts';

/** Forms that no rule gives: verbs and nouns of the news. */
const IRREGULAR = new Map(
  `men:man women:woman children:child people:person lives:life wives:wife armies:army allies:ally
fought:fight sold:sell spent:spend lost:lose won:win broke:break broken:break bought:buy brought:bring built:build
caught:catch chose:choose chosen:choose cut:cut drew:draw drawn:draw drove:drive driven:drive ate:eat eaten:eat
fell:fall fallen:fall felt:feel fled:flee forgot:forget forgotten:forget froze:freeze frozen:freeze grew:grow grown:grow
held:hold led:lead left:leave lent:lend meant:mean met:meet paid:pay ran:run rose:rise risen:rise sent:send shot:shoot
showed:show shown:show shrank:shrink shrunk:shrink sought:seek spoke:speak spoken:speak stood:stand stole:steal
stolen:steal struck:strike swore:swear sworn:swear taught:teach threw:throw thrown:throw understood:understand
wrote:write written:write withdrew:withdraw withdrawn:withdraw undertook:undertake overthrew:overthrow
began:begin begun:begin died:die dies:die dying:die lying:lie lied:lie tied:tie worse:bad worst:bad better:good best:good
programme:program programmes:program cheque:check tyre:tire aluminium:aluminum grey:gray plough:plow
media:media news:news series:series species:species politics:politics economics:economics physics:physics
crisis:crisis crises:crisis basis:basis analysis:analysis bus:bus gas:gas bias:bias status:status`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);

/** Stems seen before: a page repeats its words. Emptied when full, so that a long session cannot grow it for ever. */
const cache = new Map<string, string>();
const CACHE_LIMIT = 20_000;

/**
 * Takes inflection and British or American spelling off a lower-case English word: enough that "defences" meets
 * "defense" and "negotiating" meets "negotiation", without the reach of a full stemmer ("universe" and "university"
 * stay apart). The result is a key, not always a word.
 */
export function stem(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const stemmed = strip(word);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(word, stemmed);
  return stemmed;
}

function strip(word: string): string {
  const irregular = IRREGULAR.get(word);
  return irregular ? dropFinalE(irregular) : stemByRule(word);
}

/** Lists the forms that meet a term by no rule. */
export function irregularFormsOf(term: string): string[] {
  return [...IRREGULAR.keys(), 'tsar', 'tsars'].filter((form) => stem(form) === term);
}
