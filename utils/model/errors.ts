/** Why matching failed. Errors keep their name, not their class, when they cross from worker to host to page. */
export type MatchingFailure =
  | 'ModelMissingError'
  | 'ModelDamagedError'
  | 'RuntimeError'
  | 'WorkerDiedError'
  | 'MatchTimeoutError'
  | 'EssayMissingError'
  | 'MatchRequestError';

const SENTENCES: Record<MatchingFailure, string> = {
  ModelMissingError: 'Part of Throughline is missing from its installation. Reinstall the extension.',
  ModelDamagedError: "Throughline's language model is damaged. Reinstall the extension.",
  RuntimeError: 'This browser could not start the language model. Update the browser, then reload the page.',
  WorkerDiedError: 'Matching stopped unexpectedly, possibly for lack of memory. Close some tabs and try again.',
  MatchTimeoutError: 'Matching took too long on this computer. Try again when it is less busy.',
  EssayMissingError: 'This essay is no longer in your library. Reload the page.',
  MatchRequestError: 'This page could not be matched. Reload it.',
};

/** Failures that a fresh worker cannot mend. */
const LASTING = new Set<string>(['ModelMissingError', 'ModelDamagedError', 'EssayMissingError', 'MatchRequestError']);

/** A failure of matching. Its message is the sentence for the reader; `detail` is for the console. */
export class MatchingError extends Error {
  readonly detail: string;

  constructor(name: MatchingFailure, detail = '', options?: ErrorOptions) {
    super(SENTENCES[name], options);
    this.name = name;
    this.detail = detail;
  }
}

/** Says a failure of matching to the reader, whatever context it came from. */
export function describeMatchingError(error: unknown): string {
  const name = nameOf(error);
  return Object.hasOwn(SENTENCES, name)
    ? SENTENCES[name as MatchingFailure]
    : 'Matching failed. Try again, or reload the page.';
}

/** Tells whether the same request could succeed in a fresh worker. */
export function canRetry(error: unknown): boolean {
  return !LASTING.has(nameOf(error));
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
