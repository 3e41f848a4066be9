/** Why matching failed. Errors keep their name, not their class, when they cross from worker to host to page. */
export type MatchingFailure =
  | 'ModelMissingError'
  | 'ModelDamagedError'
  | 'RuntimeError'
  | 'WorkerDiedError'
  | 'OutOfMemoryError'
  | 'MatchTimeoutError'
  | 'EssayMissingError'
  | 'LibraryUnreadableError'
  | 'MatchRequestError';

const SENTENCES: Record<MatchingFailure, string> = {
  ModelMissingError: 'Part of Throughline is missing from its installation. Reinstall the extension.',
  ModelDamagedError: 'Throughline’s language model is damaged. Reinstall the extension.',
  RuntimeError:
    'This browser, or a rule set for it, does not let the language model start. Reload the page; if it stays so, update the browser.',
  WorkerDiedError: 'Matching stopped unexpectedly, possibly for lack of memory. Close some tabs and try again.',
  OutOfMemoryError: 'There is not enough memory to match this page. Close some tabs and try again.',
  MatchTimeoutError: 'Matching took too long on this computer. Try again when it is less busy.',
  EssayMissingError: 'This essay is no longer in your library. Reload the page.',
  LibraryUnreadableError:
    'The browser does not let Throughline read its library, so nothing could be matched. Restart the browser; if it stays so, open the library, which says what is wrong.',
  MatchRequestError: 'This page could not be matched. Reload it.',
};

/** Failures that a fresh worker cannot mend. */
const LASTING = new Set<string>(['ModelMissingError', 'ModelDamagedError', 'EssayMissingError', 'MatchRequestError']);

/** Failures of the network or what it runs in, which the host has met twice: the words of a page can be had without it. */
const WITHOUT_NETWORK = new Set<string>([
  'ModelMissingError',
  'ModelDamagedError',
  'RuntimeError',
  'OutOfMemoryError',
  'MatchTimeoutError',
  'WorkerDiedError',
]);

/** Failures that only the way to the host explains, or a worker that died: the only ones to ask again after. */
const REPEATED_IN_VAIN = new Set<string>(['RuntimeError', 'OutOfMemoryError', 'MatchTimeoutError']);

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

/** What V8 (`RangeError`), Emscripten and C++ say where no memory is left. */
const NO_MEMORY =
  /allocation failed|could not allocate|out of memory|bad_alloc|invalid (?:typed )?array (?:buffer )?length/i;

/** Gives a failure for want of memory its name, however deep its cause lies; others pass unchanged. */
export function nameMemoryFailure(error: unknown): unknown {
  let cause = error;
  for (let depth = 0; depth < 5 && cause instanceof Error; depth += 1) {
    if (NO_MEMORY.test(cause.message)) return new MatchingError('OutOfMemoryError', cause.message, { cause: error });
    cause = cause.cause;
  }
  return error;
}

/** Tells whether the same request could succeed in a fresh worker. */
export function canRetry(error: unknown): boolean {
  return !LASTING.has(nameOf(error));
}

/** Tells whether a page should ask again after the host gave up: what a fresh worker could not mend is not asked thrice. */
export function isWorthRepeating(error: unknown): boolean {
  return canRetry(error) && !REPEATED_IN_VAIN.has(nameOf(error));
}

/** Tells whether the same request could be answered by words alone. */
export function leavesWords(error: unknown): boolean {
  return WITHOUT_NETWORK.has(nameOf(error));
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
