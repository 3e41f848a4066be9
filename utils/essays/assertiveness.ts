/** What makes a sentence a claim or speaks against it, with how much. Weights by judgement, on no labelled data. */
const CUES: [cue: RegExp, weight: number][] = [
  // prescribes
  [/\b(?:must|should|ought to|need(?:s)? to|ha(?:s|ve) to|cannot afford|it is time|let us)\b/i, 1],
  // predicts
  [/\b(?:will|won['’]t|would|is (?:likely|bound|set) to|are (?:likely|bound|set) to|going to|may well|could)\b/i, 0.7],
  // ascribes motives
  [
    /\b(?:wants?|seeks?|hopes?|aims?|intends?|believes?|fears?|expects?|sees?|regards?|treats?|desperate|bluff\w*|in order to|so that)\b/i,
    0.5,
  ],
  // reasons, conditions, contrasts
  [/\b(?:because|therefore|hence|thereby|unless|until|if|only when|rather than|instead of|despite|no longer)\b/i, 0.4],
  // judges
  [
    /\b(?:fail\w*|succe\w*|threat\w*|danger\w*|essential|crucial|wrong|right|mistake|illusion|never|always|every|most|none|worst|best|better|worse|stronger|weaker|far more|more than)\b/i,
    0.4,
  ],
  // asserts plainly
  [/\b(?:is|are|was|were|has|have|shows?|means?|proves?|remains?|becomes?)\b/i, 0.3],
  // reports a scene or speaks of itself
  [/\b(?:I|my|me)\b/, -0.3],
  [/^(?:But|And)?\s*(?:this|that|it|they|he|she|these|those)\b/i, -0.3],
  [
    /\b(?:told (?:me|reporters)|last (?:week|month|night)|yesterday|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b/i,
    -0.4,
  ],
  [/^["“'‘]/, -0.3],
  // furniture of a page
  [
    /\b(?:click here|subscribe|sign up|newsletter|copyright|all rights reserved|photo(?:graph)?:|read more|is a (?:senior )?(?:fellow|columnist|professor|contributor))\b/i,
    -3,
  ],
];

/** Scores how much a sentence asserts, predicts, prescribes or ascribes a motive; about -1 to 3. */
export function assertiveness(sentence: string): number {
  return CUES.reduce((sum, [cue, weight]) => (cue.test(sentence) ? sum + weight : sum), 0);
}
