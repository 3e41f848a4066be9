/** Encyclopaedia's marks and what readers of it asked for: "[12]", "[a]", "[note 2]", "[12]:34". */
const BRACKETED =
  '(?:\\s?\\[\\d{1,3}\\]|\\[(?:\\p{Ll}{1,2}|(?:note|nb|fn)\\s?\\d{1,3}|(?:citation|clarification|better source)\\s' +
  'needed|who\\?|when\\?)\\])(?::\\s?\\d{1,4}(?:[–-]\\d{1,4})?(?!\\S))?';

/** Raised figures that are characters of their own. */
const RAISED = '[\\u00b9\\u00b2\\u00b3\\u2070\\u2074-\\u2079]';

/** Source of a regular expression for footnote marks that cannot be anything else. */
export const MARKS = `(?:${BRACKETED}|${RAISED})*`;

/**
 * Source for raised figures that are plain text once their element is gone: "policy.12 The". Only right after a sentence's
 * end that a word or a bracket stands before, and before a capital: "Art.5", "No.10" and "3.5" are none.
 */
export const FIGURES = `(?:(?=\\d)(?<=(?:\\p{L}{2}|[\\p{L}\\p{N}%][)\\]”’"»])[.!?…]+[)\\]”’"»]*)\\d{1,3}(?:[,–-]\\d{1,3})*)`;

/** What follows a place right before footnote marks: the sentence goes on to their end. */
export const MARKS_AHEAD = new RegExp(`^(?:${RAISED}|\\d{1,3}(?:[,–-]\\d{1,3})*(?:\\s|$))`, 'u');
