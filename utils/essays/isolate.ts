/**
 * Words of readers, pages or files for a sentence of ours that is one string: whatever turns the direction of writing in
 * them ends with them. Their own such marks are taken out, for one too many would end the isolation.
 */
export function isolate(words: string): string {
  return `\u2068${words.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '')}\u2069`;
}
