import type { Encoder } from '../matching/encoder.ts';
import { MatchingError } from './errors.ts';
import type { ModelManifest } from './manifest.ts';
import type { ModelFolder } from './modelfolder.ts';
import { openSession, type OnnxRuntime, type Session, type SessionOptions } from './session.ts';
import { createTokenizer, type TextTokenizer } from './tokenizer.ts';

/**
 * Opens the shipped sentence encoder.
 * @throws MatchingError ModelMissingError, ModelDamagedError, RuntimeError
 */
export async function openEncoder(
  folder: ModelFolder,
  runtime: OnnxRuntime,
  options: SessionOptions,
): Promise<Encoder> {
  const { encoder } = folder.manifest;
  const [graph, tokenizer] = await Promise.all([folder.read(encoder.model), folder.readText(encoder.tokenizer)]);
  const session = await openSession(runtime, graph, options);
  return createOnnxEncoder({
    session,
    tokenizer: createTokenizer(tokenizer, encoder.maxTokens),
    version: encoderVersion(folder.manifest),
    dimensions: encoder.dimensions,
    batch: encoder.batch,
  });
}

/** Names the encoder by its own files and settings: a new scoring head must not throw the essays' vectors away. */
export function encoderVersion({ encoder, files }: ModelManifest): string {
  const checksums = [encoder.model, encoder.tokenizer].map(
    (path) => files.find((file) => file.path === path)?.sha256.slice(0, 8) ?? '',
  );
  return [...checksums, encoder.maxTokens, encoder.batch].join('-');
}

export interface OnnxEncoderParts {
  session: Session;
  tokenizer: TextTokenizer;
  version: string;
  dimensions: number;
  /** Texts in one run. */
  batch: number;
}

/** Makes an encoder of a session and its tokenizer. Texts of similar length share a run, padded to its longest. */
export function createOnnxEncoder({ session, tokenizer, version, dimensions, batch }: OnnxEncoderParts): Encoder {
  async function embedBatch(rows: number[][]): Promise<Float32Array[]> {
    const length = Math.max(...rows.map((row) => row.length));
    const ids = new BigInt64Array(rows.length * length);
    const mask = new BigInt64Array(rows.length * length);
    for (const [row, tokens] of rows.entries()) {
      for (const [column, id] of tokens.entries()) {
        ids[row * length + column] = BigInt(id);
        mask[row * length + column] = 1n;
      }
    }
    const values = await session.run({ input_ids: ids, attention_mask: mask }, [rows.length, length], 'embedding');
    if (values.length !== rows.length * dimensions) {
      throw new MatchingError('ModelDamagedError', `${values.length} numbers for ${rows.length} texts`);
    }
    return rows.map((_, row) => values.slice(row * dimensions, (row + 1) * dimensions));
  }

  return {
    version,
    dimensions,
    async embed(texts) {
      const encoded = texts.map((text, index) => ({ index, ids: tokenizer.encode(text).ids }));
      const sorted = encoded.toSorted((a, b) => a.ids.length - b.ids.length);
      const vectors: Float32Array[] = Array.from({ length: texts.length });
      for (let at = 0; at < sorted.length; at += batch) {
        const group = sorted.slice(at, at + batch);
        const embedded = await embedBatch(group.map(({ ids }) => ids));
        for (const [row, { index }] of group.entries()) vectors[index] = embedded[row]!;
      }
      return vectors;
    },
  };
}
