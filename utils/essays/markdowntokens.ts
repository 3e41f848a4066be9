import { Lexer, type MarkedToken, Tokenizer } from 'marked';

/** Marks within marks beyond this are text: a file of nothing but `>` would overflow the stack. No reader goes deeper. */
const DEEPEST = 16;

/** Takes marks within marks as far as `DEEPEST`. */
class ShallowTokenizer extends Tokenizer {
  private depth = 0;

  override blockquote(src: string) {
    return this.within(() => super.blockquote(src));
  }
  override list(src: string) {
    return this.within(() => super.list(src));
  }
  override emStrong(src: string, masked: string, before?: string) {
    return this.within(() => super.emStrong(src, masked, before));
  }
  override del(src: string, masked: string, before?: string) {
    return this.within(() => super.del(src, masked, before));
  }

  private within<T>(read: () => T | undefined): T | undefined {
    if (this.depth === DEEPEST) return undefined;
    this.depth += 1;
    try {
      return read();
    } finally {
      this.depth -= 1;
    }
  }
}

/**
 * Reads Markdown as GitHub writes it (CommonMark, tables, struck words, bare addresses). Nothing is made HTML: raw HTML
 * and character references come as the text that they are, and no address is checked.
 * @param breaks whether a line's end within a paragraph is one for the reader
 */
export function readMarkdownTokens(text: string, { breaks }: { breaks: boolean }): MarkedToken[] {
  return new Lexer({ gfm: true, breaks, tokenizer: new ShallowTokenizer() }).lex(text) as MarkedToken[];
}
