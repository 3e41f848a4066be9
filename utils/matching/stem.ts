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

const VOWEL = /[aeiouy]/;

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
  if (irregular) return dropFinalE(irregular);
  if (word.length < 4 || /\d/.test(word)) return word;
  return dropFinalE(dropNoun(dropVerb(dropPlural(american(word)))));
}

function american(word: string): string {
  if (word.length < 6) return word === 'tsar' ? 'czar' : word;
  return word
    .replace(/^(def|off|lic|pret)ence/, '$1ense')
    .replace(/is(e|es|ed|ing|ation|ations|er|ers)$/, (whole, ending: string) =>
      /(?:^|[^aeiou])(?:[a-z]{3,})is(?:e|es|ed|ing|ation|ations|er|ers)$/.test(word) && !KEPT_ISE.test(word)
        ? `iz${ending}`
        : whole,
    )
    .replace(/^(.{2,}[bdlnv])our(s|ed|ing|able|ite|ful|er|ers)?$/, (whole, head: string, tail = '') =>
      KEPT_OUR.test(word) ? whole : `${head}or${tail as string}`,
    )
    .replace(/^(cent|theat|met|lit|fib)re(s?)$/, '$1er$2')
    .replace(/ll(ed|ing|er|ers)$/, (whole, ending: string) =>
      /(trave|cance|mode|labe|fue|leve|riva|signa)ll/.test(word) ? `l${ending}` : whole,
    );
}

/** Words in -ise that are spelt so on both sides of the Atlantic. */
const KEPT_ISE =
  /(?:prom|exerc|comprom|surpr|superv|telev|adv|rev|dev|expert|enterpr|franch|desp|disgu|prec|ra|pra|no|po|cru|bru|prem|merchand|improv)is/;
const KEPT_OUR = /^(?:devour|velour|glamour)|four$|hour$|pour$/;

function dropPlural(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:sses|shes|ches|xes|zzes)$/.test(word)) return word.slice(0, -2);
  if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

function dropVerb(word: string): string {
  if (word.endsWith('ied') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (word.endsWith('eed')) return word.length < 6 || /(?:succ|proc|exc|ind)eed$/.test(word) ? word : word.slice(0, -1);
  const root = /^(.{3,})(?:ed|ing)$/.exec(word)?.[1];
  if (!root || !VOWEL.test(root)) return word;
  return /([bdfgmnprt])\1$/.test(root) && !/(?:add|odd|egg)$/.test(root) ? root.slice(0, -1) : root;
}

function dropNoun(word: string): string {
  if (/[ts]ion$/.test(word) && word.length >= 8) return word.slice(0, -3);
  if (
    word.endsWith('ly') &&
    word.length >= 6 &&
    !/(?:family|supply|assembly|italy|reply|apply|imply|comply|rely|ally|anomaly|monopoly)$/.test(word)
  )
    return word.slice(0, -2);
  return word;
}

function dropFinalE(word: string): string {
  return word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word;
}
