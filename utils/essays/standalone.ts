/** A claim as it can stand alone. */
export interface Standalone {
  text: string;
  /** It begins with a word whose meaning lies in the sentence before and could not be put in safely. */
  dependent: boolean;
}

/** "But" (not "But for", which is "were it not for"), and words that only join where a comma follows them ("So, ..." but not "So far"). */
const CONNECTIVE =
  /^(?:(?:but then|but(?! for\b)|and so|and yet|and|yet),?\s+|(?:so|still|then|now|instead|therefore|thus|hence|however|moreover|besides|indeed|in short|above all|after all|in other words|of course|nonetheless|nevertheless|meanwhile|also|finally|first|second|third|fourth|fifth|firstly|secondly|thirdly|lastly|furthermore|additionally|consequently|accordingly|similarly|evidently|clearly),\s+)+(?=\S)/i;

const PRONOUN = /^(It|They|He|She|This|That|These|Those|Such|His|Her|Its|Their)\b(?:['’](s|re|ve|ll|d)\b)?\s*/;

/** Full forms of what is joined to a pronoun. */
const JOINED: Record<string, string> = { s: 'is', re: 'are', ve: 'have', ll: 'will', d: 'would' };
/** What follows "it's" where that is "it has". */
const OF_HAS = /^(?:\w+ly\s+|never\s+|always\s+|not\s+)?(?:been|had|got|become)\b/;

/** A verb that ends the subject of the sentence before; its number must be that of the pronoun. */
const SINGULAR = "is|was|has|does|isn['’]t|wasn['’]t|hasn['’]t|doesn['’]t";
const PLURAL = "are|were|have|do|aren['’]t|weren['’]t|haven['’]t|don['’]t";
const EITHER = "will|would|can|could|cannot|must|should|may|might|won['’]t|can['’]t|did|didn['’]t|had";
const SUBJECT = new RegExp(`^((?:[^\\s,;:()"“”—–-]+\\s+){1,6}?)(${SINGULAR}|${PLURAL}|${EITHER})\\b`);

/** Subjects that name nobody in particular, or nothing. */
const EMPTY =
  /^(?:no|none|nobody|nothing|each|every|any|either|neither|some|most|many|few|all|both|what|who|which|that|this|these|those|there|here|last|next|today|yesterday|tomorrow|once|until|since|after|before|during|under|despite|although|though|because|while|without|within|among|between|through|across|like|unlike|perhaps|it|they|he|she|i|we|you|one|such|when|where|if|why|how|to|in|on|at|for|by|with|of|from|as|my|our|your|his|her|their|its|not|only|even)\b/i;

/** People: no "it" is one of them. */
const PERSON =
  /\b(?:minister|president|chancellor|mayor|king|queen|pope|judge|senator|governor|secretary|chief|director|boss|leader|author|writer|professor|teacher|doctor|nurse|officer|general|economist|man|woman|mother|father|who|mr|mrs|ms|dr|sir)\b/i;

/** A subject in which a clause of its own begins: the verb found may be that clause's. */
const CLAUSE = /\b(?:that|which|who|it|they|he|she|we|you|i)\b/i;

/** What says or thinks the rest: "Washington thinks Europe" is no subject. Last, or before "of", it is a noun. */
const SAYS =
  /\b(?:s(?:ays?|aid)|t(?:ells?|old)|thinks?|thought|kn(?:ows?|ew)|believe[sd]?|hope[sd]?|fear(?:s|ed)?|claim(?:s|ed)?|argue[sd]?|insist(?:s|ed)?|warn(?:s|ed)?|promise[sd]?|admit(?:s|ted)?|concede[sd]?|conclude[sd]?|den(?:y|ies|ied)|doubt(?:s|ed)?|suspect(?:s|ed)?|assume[sd]?|suppose[sd]?|imagine[sd]?|pretend(?:s|ed)?|expect(?:s|ed)?|predict(?:s|ed)?|reckon(?:s|ed)?|feels?|felt|sees?|saw|hears?|heard|learn(?:s|ed|t)?|finds?|found|shows?|showed|prove[sd]?|suggest(?:s|ed)?|means?|meant|notes?|noted|add(?:s|ed)|reports|reported|announce[sd]?|declare[sd]?|reali[sz]e[sd]?|recogni[sz]e[sd]?|understands?|understood|remembers?|remembered|forgets?|forgot|wish(?:es|ed)?|agree[sd]?|decide[sd]?|explain(?:s|ed)?|repl(?:y|ies|ied)|writes?|wrote|complain(?:s|ed)?|ensure[sd]?)\s+(?!of\b)\S/i;

/** "The war Russia": what a name follows without a word that joins them is told of in a clause. */
const NAME_AFTER_NOUN =
  /(?<!\S)(?!(?:a|an|the|of|in|on|at|by|for|from|to|with|as|over|under|between|against|among|after|before|than|like|into|about|across|beyond|no|its|their|his|her|our|my|your|this|these|those|some|any|all|most|many|few|more|other)\s)\p{Ll}\S*\s+\p{Lu}/u;

/** "has waged is": another verb this soon is the sentence's own. */
const VERB_AFTER = new RegExp(`^\\s+\\S+\\s+(?:${SINGULAR}|${PLURAL}|${EITHER})\\b`);

/** "Those who care", "this summer": what is meant is said, or lies in the day on which it is read. */
const SAID =
  /^(?:(?:Those|They|He|She) who|Those of us|This (?:year|summer|autumn|winter|spring|week|month|decade|century))\b/;

/** What opens a quotation or an aside. */
const OPENERS = /^["“‘'([]+/;

/** "It is time that", "it takes a law", "it was the bank that": no subject is meant. */
const EXPLETIVE =
  /^It(?:['’]s|\s+(?:is|was|will be|would be|has been))\s+(?!about\b)(?:\S+\s+){0,8}?(?:that|who|which|when|how|why|whether|because)\b|^It\s+(?:takes?|took|follows|seems?|appears?|matters?|turns out|can be|may be|must be|could be|would be|rains?)\b|^It\s+(?:is|was)\s+(?:the one|time|true|clear|likely|possible|right|wrong|easy|hard|tempting|said|fashionable)\b/i;

/**
 * Makes a sentence stand alone where that is safe: takes off an opening "But" or "And", and puts the subject of the
 * sentence before in the place of an opening "It" or "They" whose number it has.
 * @param before the sentence before in the same paragraph, as it stands alone; null at a paragraph's start
 */
export function makeStandalone(sentence: string, before: string | null): Standalone {
  const text = capitalise(sentence.replace(CONNECTIVE, ''));
  const words = text.replace(OPENERS, '');
  const pronoun = PRONOUN.exec(words);
  if (!pronoun || EXPLETIVE.test(words) || SAID.test(words)) return { text, dependent: false };
  // Within what somebody else says, nothing is put in.
  if (words !== text) return { text, dependent: true };
  const subject = before === null ? null : subjectFor(pronoun[1]!, before);
  if (subject === null) return { text, dependent: true };
  const rest = text.slice(pronoun[0].length);
  const joined =
    pronoun[2] === undefined ? '' : `${pronoun[2] === 's' && OF_HAS.test(rest) ? 'has' : JOINED[pronoun[2]]} `;
  return { text: `${subject} ${joined}${rest}`, dependent: false };
}

/** The subject that an opening pronoun takes up: only where the sentence before has one plain subject of its number. */
function subjectFor(pronoun: string, before: string): string | null {
  if (pronoun !== 'It' && pronoun !== 'They') return null;
  const plain = before.replace(CONNECTIVE, '');
  const found = SUBJECT.exec(plain);
  if (!found) return null;
  const [whole, subject = '', verb = ''] = found;
  if (EMPTY.test(subject) || /\band\b/.test(subject)) return null;
  if (CLAUSE.test(subject) || SAYS.test(subject) || NAME_AFTER_NOUN.test(subject)) return null;
  if (VERB_AFTER.test(plain.slice(whole.length))) return null;
  if (pronoun === 'It' && PERSON.test(subject)) return null;
  const plural = new RegExp(`^(?:${PLURAL})$`).test(verb);
  const singular = new RegExp(`^(?:${SINGULAR})$`).test(verb);
  // A verb of either number says nothing: then only a name is taken, and a name is one.
  if (!plural && !singular && !(pronoun === 'It' && isName(subject))) return null;
  if (pronoun === 'It' ? plural : singular) return null;
  return capitalise(subject.trim());
}

function isName(subject: string): boolean {
  return subject
    .trim()
    .split(/\s+/)
    .every((word, index) => /^\p{Lu}/u.test(word) || (index === 0 && word.toLowerCase() === 'the'));
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
