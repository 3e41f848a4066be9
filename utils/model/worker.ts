/** The matching worker: owns ONNX Runtime, the tokenizer, the scorer and the vectors kept in IndexedDB. */
import { expose } from 'comlink';
import * as runtime from 'onnxruntime-web/wasm';
import { db } from '../storage/db.ts';
import { listVerdicts } from '../storage/listverdicts.ts';
import { getVectors, setVectors } from '../storage/vectors.ts';
import { findAnswers, keepAnswers } from '../storage/answers.ts';
import head from '../matching/head.json' with { type: 'json' };
import { createWordScorer, type WordScorer } from '../matching/wordscorer.ts';
import { MatchingError } from './errors.ts';
import { keepLater } from './keeplater.ts';
import { createMatcher } from './matcher.ts';
import { readFromPackage } from './modelfolder.ts';
import { readAheadInQuiet } from './quiet.ts';
import { chooseThreads, chooseWorkers } from './parallel.ts';
import type { WorkerSide } from './workerhandle.ts';
import { openShippedScorer, shippedVersion } from './shippedscorer.ts';

// A worker has no `browser.runtime.getURL`; its own address begins with the package's.
const root = new URL('/', self.location.href).href;

const readFile = readFromPackage(root);
let version: Promise<string> | undefined;
let wordScorer: WordScorer | undefined;

const matcher = createMatcher({
  loadEssay: async (id) => {
    try {
      return await db.essays.get(id);
    } catch (cause) {
      throw new MatchingError('LibraryUnreadableError', String(cause), { cause });
    }
  },
  answers: keepLater({ find: findAnswers, keep: keepAnswers }),
  scorerVersion: () => (version ??= shippedVersion(readFile)),
  loadVerdicts: listVerdicts,
  matchByWords: (sentences, essay) => (wordScorer ??= createWordScorer(head)).match(sentences, essay),
  openScorer: () =>
    openShippedScorer({
      readFile,
      runtime,
      session: { threads: chooseThreads(undefined, chooseWorkers()), wasmFolder: new URL('ort/', root).href },
      vectors: { get: getVectors, set: setVectors },
    }),
});

// The browser lets go of the lock however the worker ends, and so its host learns of it: no event tells of a worker that
// was ended for want of memory.
const lockHeld = new Promise<void>((resolve) => {
  void navigator.locks.request(self.name, () => {
    resolve();
    return new Promise(() => {});
  });
});

expose({ ...readAheadInQuiet(matcher), holdLock: () => lockHeld } satisfies WorkerSide);
