import head from '../matching/head.json' with { type: 'json' };
import { createScorer } from '../matching/learnedscorer.ts';
import type { Scorer } from '../matching/scorer.ts';
import { openModelFolder, type ReadModelFile } from './modelfolder.ts';
import { openModel } from './onnxmodel.ts';
import type { OnnxRuntime, SessionOptions } from './session.ts';
import { withShippedVectors } from './shippedvectors.ts';
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
export async function openShippedScorer(edges: ScorerEdges): Promise<Scorer> {
  const folder = await openModelFolder(edges.readFile);
  const { encoder, reader } = await openModel(folder, edges.runtime, edges.session);
  return createScorer({ encoder: keepVectors(encoder, withShippedVectors(folder, edges.vectors)), reader, head });
}
