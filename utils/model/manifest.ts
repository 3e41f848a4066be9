import * as v from 'valibot';
import { MatchingError } from './errors.ts';

/** A path below `public/models`: no leading slash, no way up. */
const ModelPath = v.pipe(v.string(), v.regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/));

const FileEntry = v.object({
  path: ModelPath,
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Lower-case hexadecimal. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

/** `public/models/manifest.json`: what ships as the model, and how to run it. Written by `scripts/manifest.ts`. */
const ModelManifest = v.object({
  /** Changes with any file's content; part of every cache key. */
  version: v.pipe(v.string(), v.nonEmpty(), v.maxLength(80), v.regex(/^[^|]+$/)),
  files: v.pipe(v.array(FileEntry), v.nonEmpty()),
  encoder: v.object({
    /**
     * ONNX graph that begins to read one text alone: `input_ids`, `attention_mask` (int64, 1 x tokens) to `half` (1 x
     * tokens x dimensions) and `hunch` (1 x dimensions, unit length: a guess at `embedding`). One text a run: a
     * dynamically quantised graph takes its scales from the whole batch, so that a sentence's numbers would depend on its
     * neighbours.
     */
    lower: ModelPath,
    /**
     * ONNX graph that reads it to the end: `half`, `attention_mask` to `embedding` (1 x dimensions, unit length),
     * `stretches` (1 x stretches x dimensions, unit length: a long sentence says several things), `states` (1 x tokens x
     * width: a claim on its way to being read with a sentence) and `memory` (1 x tokens x width: what a claim sees of a
     * sentence).
     */
    upper: ModelPath,
    /** `tokenizer.json` of Hugging Face's tokenizers. */
    tokenizer: ModelPath,
    dimensions: v.pipe(v.number(), v.integer(), v.minValue(1)),
    /** Longest input in tokens, special ones included; the rest is cut off. */
    maxTokens: v.pipe(v.number(), v.integer(), v.minValue(4), v.maxValue(512)),
  }),
  reader: v.object({
    /**
     * ONNX graph that reads a sentence with claims: `sentence_memory` (1 x tokens x width), `context_half` (1 x tokens x
     * dimensions: the lower graph's `half` of the sentence before it), `claim_states` (claims x tokens x width),
     * `claim_mask` (int64, claims x tokens), `sentence_vector`, `claim_vectors` to `logits` (claims x 4: same, dispute, related, nothing).
     */
    model: ModelPath,
  }),
  /**
   * Vectors of the built-in essays, so that the first page need not wait for a thousand wordings (15 s on two cores).
   * `key` is `vectorKey(…)`: once the essay or the encoder has changed it matches no more, and they are computed.
   */
  essayVectors: v.optional(v.array(v.object({ key: v.string(), path: ModelPath })), []),
});

export type ModelManifest = v.InferOutput<typeof ModelManifest>;

/**
 * Reads a manifest.
 * @throws MatchingError ModelDamagedError
 */
export function parseManifest(text: string): ModelManifest {
  try {
    return v.parse(ModelManifest, JSON.parse(text));
  } catch (cause) {
    throw new MatchingError('ModelDamagedError', 'models/manifest.json cannot be read', { cause });
  }
}

/**
 * Checks a file's bytes against the manifest. SHA-256 of 23 MB takes some 30 ms, once for each worker.
 * @throws MatchingError ModelDamagedError
 */
export async function verifyFile(manifest: ModelManifest, path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const entry = manifest.files.find((file) => file.path === path);
  if (!entry) throw new MatchingError('ModelDamagedError', `${path} is not in the manifest`);
  if (bytes.byteLength !== entry.bytes) {
    throw new MatchingError('ModelDamagedError', `${path}: ${bytes.byteLength} bytes, expected ${entry.bytes}`);
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  if (toHex(digest) !== entry.sha256) throw new MatchingError('ModelDamagedError', `${path}: wrong checksum`);
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
