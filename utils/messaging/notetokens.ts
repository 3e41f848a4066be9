import type { NoteFrameTarget } from './protocol.ts';

/** Where tokens wait for their frame; `storage.session` in the extension, since a service worker forgets. */
export interface TokenStore {
  put(token: string, issued: { at: number; target: NoteFrameTarget }): Promise<void>;
  /** Takes it out for good: a second call finds nothing. */
  take(token: string): Promise<{ at: number; target: NoteFrameTarget } | null>;
}

/** A frame loads in well under a second; a token that nobody redeemed in a minute never will be. */
export const TOKEN_LIFE_MS = 60_000;

/**
 * Issues and redeems the tokens with which a note frame learns what it is to edit. `note-frame.html` can be framed by
 * any page; only our content script can ask for a token, and it works once.
 */
export function createNoteTokens(store: TokenStore) {
  return {
    async issue(target: NoteFrameTarget): Promise<string> {
      const token = crypto.randomUUID();
      await store.put(token, { at: Date.now(), target });
      return token;
    },
    async redeem(token: string): Promise<NoteFrameTarget | null> {
      const issued = await store.take(token);
      return issued && Date.now() - issued.at <= TOKEN_LIFE_MS ? issued.target : null;
    },
  };
}
