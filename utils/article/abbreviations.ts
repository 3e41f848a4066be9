/** What a full stop after a word means; lower case, without the last full stop. */
const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Stand before a name: never end a sentence. */
export const TITLES = list(
  'mr mrs ms mx dr prof gen lt col sgt capt cmdr cdr adm maj brig cpl pvt sen sens rep reps gov govs pres rt hon rev ' +
    'fr msgr messrs mme mlle supt det insp amb atty vice-adm rear-adm maj-gen lt-gen lt-col sec treas dir cllr mt ft ' +
    'hr fru herr frau sr sra srta dott sig e.g i.e cf viz vs v ca approx incl esp resp bzw z.b u.a d.h ' +
    'ret spc pfc drs profs gens eg ie',
);

/** Stand before a number: end a sentence only when none follows. */
export const BEFORE_NUMBER = list(
  'no nos nr num p pp vol art arts sec sect fig figs ch chap par para rs ver jan feb mar apr jun jul aug sep sept oct ' +
    'nov dec mon tue tues wed thu thur thurs fri sat sun ep pt op c fl',
);

/** May stand inside a sentence or at its end: what follows decides. */
export const EITHER = list(
  'inc corp ltd co llc plc bros jr sr esq st ave blvd rd hwy dept univ assn assoc intl natl govt min max est al ' +
    'ph.d m.d b.a m.a calif fla mass mich minn pa tex va wash wis conn ill ariz colo ind md tenn ga ky la okla ore',
);

/** Of these those that are words in small letters: "He fell ill." */
export const WORDS_TOO = list('ill mass wash sat sun wed mar');

/** After a time of day these belong to it. */
export const AFTER_TIME = list(
  'et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest ist eastern pacific central london moscow kyiv ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs ' +
    'fri sat sun',
);

/** Capitalised after a full stop, these hardly ever continue a name: a new sentence begins. */
export const STARTERS = list(
  'the a an this that these those he she it they we i you his her its their our my your there here then now what ' +
    'when where who whose why how which if as at in on by for from with without within to of and but or nor so yet ' +
    'still after before during since until while although though because however moreover meanwhile instead indeed ' +
    'also even only just not no some many most more much few several all both each every another other such one two ' +
    'three last next under over about against among between despite according officials analysts critics experts ' +
    "it’s it's that’s that's he’s he's she’s she's there’s there's they’re they're we’re we're i’m i'm don’t don't",
);

/** Speech verbs: after `?"` and a name they go on with the sentence. */
export const SPEECH =
  /^(?:\p{Lu}[\p{L}.'’-]*\s+){1,4}(?:said|says|asked|asks|wrote|writes|added|adds|told|replied|replies|wondered|demanded|tweeted|posted|exclaimed|shouted|continued|argued)\b/u;
