import { EssayFileError } from '@/utils/essays/parse.ts';
import { describePrivate } from '@/utils/storage/failure.ts';

/** Says what was wrong, a sentence for the reader each. */
export function problemsOf(error: unknown): string[] {
  if (error instanceof EssayFileError) return ['This is not an essay file.', ...error.problems];
  const shut = describePrivate(error);
  if (shut !== null) return [shut];
  return [error instanceof Error ? error.message : 'That did not work.'];
}
