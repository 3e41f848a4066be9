/** The matcher in Node, for the command line and the bench. Never imported by the extension. */
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import * as runtime from 'onnxruntime-web';
import type { Scorer } from '../matching/scorer.ts';
import { chooseThreads } from './parallel.ts';
import { openShippedScorer } from './shippedscorer.ts';
import { createMemoryVectorStore, type VectorStore } from './vectorstore.ts';

const MODELS = resolve(import.meta.dirname, '../../public/models');

export interface NodeScorerOptions {
  /** Default: as many as the extension would take. */
  threads?: number;
  /** Default: kept in memory. */
  vectors?: VectorStore;
  /** Folder that holds `manifest.json`; default: the one that ships. */
  models?: string;
}

/**
 * Opens the shipped matcher in Node. ONNX Runtime's threads keep the process alive: end it with `process.exit`.
 * @throws MatchingError ModelMissingError, ModelDamagedError, RuntimeError
 */
export function createNodeScorer({
  threads = chooseThreads(availableParallelism()),
  vectors = createMemoryVectorStore(),
  models = MODELS,
}: NodeScorerOptions = {}): Promise<Scorer> {
  return openShippedScorer({
    readFile: async (path) => new Uint8Array(await readFile(resolve(models, path))),
    runtime,
    session: { threads, wasmFolder: null },
    vectors,
  });
}
