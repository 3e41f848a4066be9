/**
 * What somebody writes in: a letter, a comment, a post that is not sent yet. It is nobody's article, and the writer's alone.
 * Told by attributes, which costs no style.
 */
export const EDITABLE = '[contenteditable]:not([contenteditable=false i]),[role=textbox]';

/** Tells whether all of a document is there to be written in: an editor's frame, a page that edits itself. */
export function isEditor({ designMode, body }: Document): boolean {
  return designMode === 'on' || !!body?.closest(EDITABLE);
}
