import { EssayFileError } from '@/utils/essays/parse.ts';

/** Says what was wrong, a sentence for the reader each. */
export function problemsOf(error: unknown): string[] {
  if (error instanceof EssayFileError) return ['This is not an essay file.', ...error.problems];
  return [error instanceof Error ? error.message : 'That did not work.'];
}
