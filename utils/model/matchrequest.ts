import * as v from 'valibot';
import { MatchingError } from './errors.ts';

/** Sentences in one message: pages send a handful; more would let one tab hold up the others. */
export const MOST_SENTENCES = 256;

/** The encoder reads at most some hundred tokens, so nothing is lost by cutting a monster here. */
const MOST_CHARACTERS = 4000;

const Clipped = v.pipe(
  v.string(),
  v.transform((text) => text.slice(0, MOST_CHARACTERS)),
);

const MatchRequest = v.object({
  essay: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
  sentences: v.pipe(v.array(v.object({ text: Clipped, context: Clipped })), v.maxLength(MOST_SENTENCES)),
});

/** Sentences of one page to be matched with one essay. */
export type MatchRequest = v.InferOutput<typeof MatchRequest>;

/**
 * Checks a request that came by message.
 * @throws MatchingError MatchRequestError
 */
export function parseMatchRequest(request: unknown): MatchRequest {
  const parsed = v.safeParse(MatchRequest, request);
  if (!parsed.success) throw new MatchingError('MatchRequestError', v.summarize(parsed.issues));
  return parsed.output;
}
