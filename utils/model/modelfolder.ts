import { MatchingError } from './errors.ts';
import { parseManifest, verifyFile, type ModelManifest } from './manifest.ts';

/** Reads a file below `public/models`; rejects where it is not there. */
export type ReadModelFile = (path: string) => Promise<Uint8Array<ArrayBuffer>>;

/** The shipped model's files, each checked as it is read. */
export interface ModelFolder {
  manifest: ModelManifest;
  /** @throws MatchingError ModelMissingError, ModelDamagedError */
  read: ReadModelFile;
  /** @throws MatchingError ModelMissingError, ModelDamagedError */
  readText(path: string): Promise<string>;
}

/**
 * Opens the model's folder through its manifest.
 * @throws MatchingError ModelMissingError, ModelDamagedError
 */
export async function openModelFolder(readFile: ReadModelFile): Promise<ModelFolder> {
  const manifest = parseManifest(decode(await readOrMissing(readFile, 'manifest.json')));
  const read: ReadModelFile = async (path) => {
    const bytes = await readOrMissing(readFile, path);
    await verifyFile(manifest, path, bytes);
    return bytes;
  };
  return { manifest, read, readText: async (path) => decode(await read(path)) };
}

/** Makes a reader of the files in the extension's package. `root` is `browser.runtime.getURL('/')`. */
export function readFromPackage(root: string): ReadModelFile {
  return async (path) => {
    const response = await fetch(new URL(`models/${path}`, root));
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
}

async function readOrMissing(readFile: ReadModelFile, path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new MatchingError('ModelMissingError', `models/${path}`, { cause });
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
