/**
 * English words that say nothing about a subject: articles, pronouns, prepositions, conjunctions, auxiliaries, and
 * the verbs of reporting. Negations and modals are here too: whoever looks for them reads the words, not the terms.
 */
const WORDS = `
a an the this that these those such some any all each every both either neither no none nor not only own same other
others another else more most much many few less least several lot
i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself we us our
ours ourselves they them their theirs themselves one ones who whom whose which what that whoever whatever somebody
someone something anybody anyone anything nobody everyone everybody everything nothing
am is are was were be been being do does did done doing have has had having will would shall should can could may
might must ought need dare cannot don doesn didn won wouldn shouldn couldn isn aren wasn weren hasn haven hadn ll re ve
and or but if because as until while though although unless whereas whether than so then yet since once
of at by for with without about against between among amid into through during before after above below to from up
down in out on off over under again further toward towards across along around behind beside besides beyond despite
except inside outside near onto per upon via within like unlike
here there when where why how now never ever always often sometimes just too very also even still already almost
quite rather really perhaps maybe instead however therefore thus hence indeed moreover meanwhile otherwise
say says said saying tell tells told ask asks asked add adds added according reported reportedly
go goes going went gone get gets got getting make makes made making take takes took taken taking come comes came
coming become becomes became put puts let lets want wants wanted seem seems seemed keep keeps kept give gives gave given
know knows knew known think thinks thought see sees saw seen look looks looked use uses used using
mr mrs ms dr st vs etc eg ie first second last next new old good well way thing things
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
november december today yesterday tomorrow day days week weeks month months year years time times
`;

const STOPWORDS = new Set(WORDS.trim().split(/\s+/));

/** Tells whether a lower-case word carries no subject. */
export function isStopword(word: string): boolean {
  return STOPWORDS.has(word);
}
