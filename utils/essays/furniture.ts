import type { EssaySentence } from './essaysentences.ts';

/** Words of the page around an op-ed. An op-ed may well speak of copyright, or of who will sign up for the army. */
const PAGE_WORDS = [
  /\bclick here\b|\ball rights reserved\b|\bphoto(?:graph)?(?: by)?:|\bcredit:|\bthe writer is\b/i,
  /\b(?:subscribe|sign up)\b[^.]*\b(?:newsletter|e-?mails?|updates|alerts)\b|\b(?:our|my) (?:\w+ )?newsletter\b/i,
  /^(?:please )?subscribe\b|^sign up\b|^read more\b|©|^copyright\s|\bcopyright (?:\(c\)|\d{4})/i,
  /^[[(]?(?:editor['’]?s?|author['’]s) note\b|^ibid\b|^op\. cit\.|,\s(?:pp?\.\s?\d+(?:[-–]\d+)?|ibid)\.?$/i,
  /\b(?:article|essay|column|piece|op-ed) (?:was |has been )?(?:first |originally )?(?:appeared|published|amended|updated|corrected) (?:in|on|by)\b/i,
  /^(?:(?:\p{Lu}[\p{L}.'’-]*\s+){2,5}|(?:He|She|The (?:author|writer)) )is an? (?:\p{L}+ ){0,2}(?:fellow|columnist|professor|contributor)\b/u,
];

/** Tells whether a sentence is none of the op-ed's own: of the page around it, a note, a word on the author. */
export function isFurniture(sentence: string): boolean {
  return PAGE_WORDS.some((words) => words.test(sentence));
}

/** Words of a heading between paragraphs, at most. */
const LONGEST_HEADING = 12;
const ENDED = /[.!?…]["'”’)\]»]*(?:\s?\[\d+\])*$/;

/**
 * Tells whether a sentence is a heading between paragraphs: a short line without a full stop, where those beside it have
 * one (items of a list often have none either), or one in capitals.
 */
export function isHeading(sentences: readonly EssaySentence[], index: number): boolean {
  const { text, of } = sentences[index]!;
  if (of > 1 || ENDED.test(text) || text.split(' ').length > LONGEST_HEADING) return false;
  if (!/\p{Ll}/u.test(text)) return true;
  const beside = [sentences[index - 1], sentences[index + 1]].filter((each) => each !== undefined);
  return beside.length > 0 && beside.every((each) => ENDED.test(each.text));
}
