/** Thrown with a sentence for the reader where a file cannot become an essay. */
export class UnreadableFileError extends Error {
  override name = 'UnreadableFileError';
}
