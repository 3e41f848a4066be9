import head from '../matching/head.json' with { type: 'json' };
import { createScorer } from '../matching/learnedscorer.ts';
import type { Scorer } from '../matching/scorer.ts';
import { openModelFolder, type ReadModelFile } from './modelfolder.ts';
import { openEncoder } from './onnxencoder.ts';
import { rememberTexts } from './rememberingencoder.ts';
import type { OnnxRuntime, SessionOptions } from './session.ts';
import { withShippedVectors } from './shippedvectors.ts';
import { keepVectors, type VectorStore } from './vectorstore.ts';

/** What differs between the worker and Node. */
export interface ScorerEdges {
  readFile: ReadModelFile;
  runtime: OnnxRuntime;
  session: SessionOptions;
  vectors: VectorStore;
  /** Texts whose vectors stay in memory, for callers that score a sentence again and again; default 0. */
  rememberedTexts?: number;
}

/**
 * Opens the matcher that ships: the one place that says which scorer runs on which encoder, for the extension, the
 * command line and the bench alike.
 * @throws MatchingError ModelMissingError, ModelDamagedError, RuntimeError
 */
export async function openShippedScorer(edges: ScorerEdges): Promise<Scorer> {
  const folder = await openModelFolder(edges.readFile);
  const opened = await openEncoder(folder, edges.runtime, edges.session);
  const remembering = edges.rememberedTexts ? rememberTexts(opened, edges.rememberedTexts) : opened;
  const encoder = keepVectors(remembering, withShippedVectors(folder, edges.vectors));
  return createScorer({ encoder, head });
}
