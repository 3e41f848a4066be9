import type * as onnxruntime from 'onnxruntime-web';
import { MatchingError } from './errors.ts';

/**
 * ONNX Runtime, injected: browsers load `onnxruntime-web/wasm`, Node loads `onnxruntime-web` (its `node` condition
 * is the one whose threads run there). Both are the same WebAssembly, so the numbers agree.
 */
export type OnnxRuntime = Pick<typeof onnxruntime, 'InferenceSession' | 'Tensor' | 'env'>;

export interface SessionOptions {
  /** 1 where there is no SharedArrayBuffer. */
  threads: number;
  /** Folder of `ort-wasm-simd-threaded.{mjs,wasm}`, ending in a slash; null: beside the runtime's own module. */
  wasmFolder: string | null;
}

/** Numbers and their shape, row by row. */
export interface Numbers {
  values: BigInt64Array | Float32Array;
  shape: number[];
}

/** A graph ready to run. */
export interface Session {
  /** Runs the graph; answers the named outputs' numbers, row by row. */
  run<Output extends string>(inputs: Record<string, Numbers>, outputs: Output[]): Promise<Record<Output, Float32Array>>;
}

/**
 * Compiles a graph for the CPU.
 * @throws MatchingError RuntimeError
 */
export async function openSession(
  runtime: OnnxRuntime,
  graph: Uint8Array,
  { threads, wasmFolder }: SessionOptions,
): Promise<Session> {
  runtime.env.logLevel = 'error';
  runtime.env.wasm.numThreads = threads;
  if (wasmFolder !== null) runtime.env.wasm.wasmPaths = wasmFolder;
  let session: onnxruntime.InferenceSession;
  try {
    session = await runtime.InferenceSession.create(graph, {
      executionProviders: ['wasm'],
      // They are rewritten before they ship (`model/optimise.py`): here it would take most of a worker's start.
      graphOptimizationLevel: 'disabled',
    });
  } catch (cause) {
    throw new MatchingError('RuntimeError', String(cause), { cause });
  }
  return {
    async run(inputs, outputs) {
      const feeds = Object.fromEntries(
        Object.entries(inputs).map(([name, { values, shape }]) => [
          name,
          values instanceof Float32Array
            ? new runtime.Tensor('float32', values, shape)
            : new runtime.Tensor('int64', values, shape),
        ]),
      );
      const results = await session.run(feeds, outputs);
      return Object.fromEntries(outputs.map((name) => [name, numbersOf(results[name], name)])) as Record<
        (typeof outputs)[number],
        Float32Array
      >;
    },
  };
}

function numbersOf(result: onnxruntime.Tensor | undefined, name: string): Float32Array {
  if (!(result?.data instanceof Float32Array)) throw new MatchingError('ModelDamagedError', `no output ${name}`);
  return result.data;
}
