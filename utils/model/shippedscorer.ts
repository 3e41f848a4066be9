import { createCosineScorer } from '../matching/cosinescorer.ts';
import type { Scorer } from '../matching/scorer.ts';
import { openModelFolder, type ReadModelFile } from './modelfolder.ts';
import { openEncoder } from './onnxencoder.ts';
import type { OnnxRuntime, SessionOptions } from './session.ts';
import { keepVectors, type VectorStore } from './vectorstore.ts';

/** What differs between the worker and Node. */
export interface ScorerEdges {
  readFile: ReadModelFile;
  runtime: OnnxRuntime;
  session: SessionOptions;
  vectors: VectorStore;
}

/**
 * Opens the matcher that ships: the one place that says which scorer runs on which encoder, for the extension, the
 * command line and the bench alike.
 * @throws MatchingError ModelMissingError, ModelDamagedError, RuntimeError
 */
export async function openShippedScorer({ readFile, runtime, session, vectors }: ScorerEdges): Promise<Scorer> {
  const folder = await openModelFolder(readFile);
  const encoder = keepVectors(await openEncoder(folder, runtime, session), vectors);
  return createCosineScorer({ encoder });
}
