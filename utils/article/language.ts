/** Tells the primary language subtag of a text. First version: believes the page. */
export function detectLanguage(_text: string, declared?: string): string | null {
  return declared?.trim().split(/[-_]/)[0]?.toLowerCase() || null;
}
