import head from '../matching/head.json' with { type: 'json' };
import { createScorer, scorerVersion } from '../matching/learnedscorer.ts';
import type { Scorer } from '../matching/scorer.ts';
import { openModelFolder, type ReadModelFile } from './modelfolder.ts';
import { openModelAside, readerVersion } from './onnxmodel.ts';
import type { OnnxRuntime, SessionOptions } from './session.ts';
import { withShippedVectors } from './shippedvectors.ts';
import { keepClaims, keepVectors, type VectorStore } from './vectorstore.ts';

/**
 * Names the matcher that ships as its `version` does, by the manifest alone: what is known already is answered without
 * opening it.
 * @throws MatchingError ModelMissingError, ModelDamagedError
 */
export async function shippedVersion(readFile: ReadModelFile): Promise<string> {
  const { manifest } = await openModelFolder(readFile);
  return scorerVersion(head, readerVersion(manifest));
}

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
 * @throws MatchingError ModelMissingError, ModelDamagedError; the scorer itself, RuntimeError too
 */
export async function openShippedScorer(edges: ScorerEdges): Promise<Scorer> {
  const folder = await openModelFolder(edges.readFile);
  // The essay's claims are compared with each other meanwhile, where their vectors are known.
  const { encoder, reader } = openModelAside(folder, edges.runtime, edges.session);
  return createScorer({
    encoder: keepVectors(encoder, withShippedVectors(folder, edges.vectors)),
    reader: keepClaims(reader, encoder.version, encoder.dimensions, edges.vectors),
    head,
  });
}
