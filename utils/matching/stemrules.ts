const VOWEL = /[aeiouy]/;

/** Takes inflection and spelling off a lower-case word by rule alone; see `stem`, which knows the exceptions too. */
export function stemByRule(word: string): string {
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

export function dropFinalE(word: string): string {
  return word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word;
}
