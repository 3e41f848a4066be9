import type { Encoder } from '../matching/encoder.ts';
import type { PairReader } from '../matching/pairreader.ts';
import type { ModelManifest } from './manifest.ts';
import type { ModelFolder } from './modelfolder.ts';
import { createOnnxPairReader } from './onnxpairreader.ts';
import { createOnnxEncoder } from './onnxtext.ts';
import { openSession, type OnnxRuntime, type SessionOptions } from './session.ts';
import { createTokenizer } from './tokenizer.ts';

/** The shipped network's two looks: vectors of texts, and pairs read together. They share the graphs that read a text. */
export interface OnnxModel {
  encoder: Encoder;
  reader: PairReader;
}

/**
 * Opens the shipped network while its caller goes on: what needs it waits for it, and fails as it failed.
 */
export function openModelAside(folder: ModelFolder, runtime: OnnxRuntime, options: SessionOptions): OnnxModel {
  const opening = openModel(folder, runtime, options);
  opening.catch(() => {}); // Told to who needs it.
  return {
    encoder: {
      version: encoderVersion(folder.manifest),
      dimensions: folder.manifest.encoder.dimensions,
      embed: async (texts) => (await opening).encoder.embed(texts),
    },
    reader: {
      version: readerVersion(folder.manifest),
      beginSentence: async (text) => (await opening).reader.beginSentence(text),
      readClaim: async (text) => (await opening).reader.readClaim(text),
      readPairs: async (sentence, before, claims) => (await opening).reader.readPairs(sentence, before, claims),
      align: async (sentence, claim) => (await opening).reader.align(sentence, claim),
    },
  };
}

/**
 * Opens the shipped network.
 * @throws MatchingError ModelMissingError, ModelDamagedError, RuntimeError
 */
export async function openModel(
  folder: ModelFolder,
  runtime: OnnxRuntime,
  options: SessionOptions,
): Promise<OnnxModel> {
  const { encoder, reader } = folder.manifest;
  const tokenizer = folder.readText(encoder.tokenizer).then((file) => createTokenizer(file, encoder.maxTokens));
  const lower = folder.read(encoder.lower);
  const upper = folder.read(encoder.upper);
  const pairs = folder.read(reader.model);
  // One that fails after another is told of by that one.
  for (const part of [lower, upper, pairs, tokenizer]) part.catch(() => {});
  const text = {
    lower: await openSession(runtime, await lower, options),
    upper: await openSession(runtime, await upper, options),
    tokenizer: await tokenizer,
    dimensions: encoder.dimensions,
  };
  const version = encoderVersion(folder.manifest);
  return {
    encoder: createOnnxEncoder(text, version),
    reader: createOnnxPairReader({
      text,
      session: await openSession(runtime, await pairs, options),
      version: readerVersion(folder.manifest),
    }),
  };
}

/** Names the encoder by its own files and settings: a new scoring head must not throw the essays' vectors away. */
export function encoderVersion(manifest: ModelManifest): string {
  const { lower, upper, tokenizer, maxTokens } = manifest.encoder;
  return [...[lower, upper, tokenizer].map((path) => checksum(manifest, path)), maxTokens].join('-');
}

/** Names encoder and reader together. */
export function readerVersion(manifest: ModelManifest): string {
  return `${encoderVersion(manifest)}-${checksum(manifest, manifest.reader.model)}`;
}

function checksum({ files }: ModelManifest, path: string): string {
  return files.find((file) => file.path === path)?.sha256.slice(0, 8) ?? '';
}
