import * as v from 'valibot';
import type { Essay } from '../essays/essay.ts';
import { EssaySchema, LONGEST_ID } from '../essays/parse.ts';
import { MatchingError } from './errors.ts';

/** Sentences in one message: pages send a handful; more would let one tab hold up the others. */
export const MOST_SENTENCES = 256;

/** The encoder reads at most some hundred tokens, so nothing is lost by cutting a monster here. */
const MOST_CHARACTERS = 4000;

const Clipped = v.pipe(
  v.string(),
  v.transform((text) => text.slice(0, MOST_CHARACTERS)),
);

const Sentences = v.pipe(v.array(v.object({ text: Clipped, context: Clipped })), v.maxLength(MOST_SENTENCES));
const MatchRequestSchema = v.object({
  essay: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
  sentences: Sentences,
  /** Answer every claim, however unlikely, instead of those worth keeping. */
  all: v.optional(v.boolean()),
  /** By words alone: the network did not answer. */
  byWords: v.optional(v.boolean()),
});
const HostRequestSchema = v.object({
  ...MatchRequestSchema.entries,
  draft: v.optional(EssaySchema),
  keep: v.optional(v.boolean()),
});
const DraftRequestSchema = v.object({ draft: EssaySchema, sentences: Sentences });

/** Sentences of one page to be matched with one essay: the kept one of this id, or `draft`. */
export interface MatchRequest extends v.InferOutput<typeof MatchRequestSchema> {
  draft?: Essay;
  /** What is found may be kept on the disk; the background says so, never the page. */
  keep?: boolean;
}

/**
 * Checks a request that came by message.
 * @throws MatchingError MatchRequestError
 */
export function parseMatchRequest(request: unknown): MatchRequest {
  return check(MatchRequestSchema, request);
}

/**
 * Checks a request about an essay that is not kept. It goes by a name of its own, so that the vectors of its wordings
 * do not push out those of the kept essay.
 * @throws MatchingError MatchRequestError
 */
export function parseDraftRequest(request: unknown): MatchRequest {
  const { draft, sentences } = check(DraftRequestSchema, request);
  // The op-ed's text is no part of matching, and would travel with every batch.
  const { text: _text, retired: _retired, ...essay } = draft;
  const id = `draft.${essay.id}`.slice(0, LONGEST_ID);
  return { essay: id, draft: { ...essay, id }, sentences };
}

/**
 * Checks what the background hands on to the host.
 * @throws MatchingError MatchRequestError
 */
export function parseHostRequest(request: unknown): MatchRequest {
  const { draft, ...checked } = check(HostRequestSchema, request);
  return draft ? { ...checked, draft } : checked;
}

function check<T>(schema: v.GenericSchema<unknown, T>, request: unknown): T {
  const parsed = v.safeParse(schema, request);
  if (!parsed.success) throw new MatchingError('MatchRequestError', v.summarize(parsed.issues));
  return parsed.output;
}
