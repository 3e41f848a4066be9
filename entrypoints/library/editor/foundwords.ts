import type { Essay } from '@/utils/essays/essay.ts';

/** Says in a sentence or two what there is to look through. */
export function foundWords({ claims, themes, text }: Essay, kept: boolean): string {
  const leaning = claims.filter(({ dependent }) => dependent).length;
  const lean =
    leaning === 0
      ? ''
      : ` ${leaning} ${leaning === 1 ? 'leans' : 'lean'} on the sentence before and would be better reworded.`;
  if (claims.length === 0) return 'No sentence of this text reads like a claim. Add the claims yourself.';
  const number = `${claims.length} ${claims.length === 1 ? 'claim' : 'claims'} in ${themes.length} ${themes.length === 1 ? 'theme' : 'themes'}`;
  if (kept || text === undefined) return `${number}.${lean}`;
  const words = text.split(/\s+/).length.toLocaleString('en-GB');
  return `${number}, found in ${words} words.${lean} Delete what is no claim; nothing is in the library before you save.`;
}
