import type { Encoder } from '../matching/encoder.ts';
import type { PairReader } from '../matching/pairreader.ts';
import type { ModelManifest } from './manifest.ts';
import type { ModelFolder } from './modelfolder.ts';
import { createOnnxPairReader } from './onnxpairreader.ts';
import { createOnnxEncoder } from './onnxtext.ts';
import { openSession, startRuntime, type OnnxRuntime, type SessionOptions } from './session.ts';
import { createTokenizer } from './tokenizer.ts';

/** The shipped network's two looks: vectors of texts, and pairs read together. They share the graphs that read a text. */
export interface OnnxModel {
  encoder: Encoder;
  reader: PairReader;
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
  startRuntime(runtime, options);
  const tokenizer = folder.readText(encoder.tokenizer).then((file) => createTokenizer(file, encoder.maxTokens));
  // In the order in which they are wanted: together they would hold each other up.
  const lower = folder.read(encoder.lower);
  const upper = lower.then(() => folder.read(encoder.upper));
  const pairs = upper.then(() => folder.read(reader.model));
  // One that fails after another is told of by that one.
  for (const part of [upper, pairs, tokenizer]) part.catch(() => {});
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
