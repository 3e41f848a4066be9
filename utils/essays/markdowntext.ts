import type { MarkedToken, Token } from 'marked';
import type { EssaySource } from './draftessay.ts';
import { readMarkdownTokens } from './markdowntokens.ts';
import { toPlainText } from './plaintext.ts';

/**
 * Reads an op-ed in Markdown: its front matter and first heading say what it is, its marks are taken off, and the
 * lines of a paragraph are joined. Tags are dropped and their text kept: nothing of it is ever HTML.
 */
export function readMarkdown(raw: string): EssaySource {
  const { fields, body } = takeFrontMatter(raw.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  const blocks = readMarkdownTokens(body, { breaks: false }).filter(({ type }) => type !== 'space');
  const first = blocks[0];
  const title = fields.get('title') ?? (first?.type === 'heading' ? inlineWords(first.tokens) : undefined);
  const text = toPlainText(blockWords(blocks));
  const author = fields.get('author');
  const date = /^\d{4}-\d\d-\d\d/.exec(fields.get('date') ?? '')?.[0];
  return {
    text,
    ...(title && { title }),
    ...(author && { author }),
    ...(date && { publication: { date } }),
    ...(fields.has('url') && { url: fields.get('url')! }),
  };
}

/** The simple `key: value` lines between two rules at the top; what is nested in them is none of ours. */
function takeFrontMatter(text: string): { fields: Map<string, string>; body: string } {
  const found = /^---\n([\s\S]*?)\n(?:---|\.\.\.)\n/.exec(text);
  if (!found) return { fields: new Map(), body: text };
  const pairs = [...found[1]!.matchAll(/^([a-z]+):[^\S\n]*(\S.*)$/gim)];
  const fields = new Map(
    pairs.map(([, key, value]) => [key!.toLowerCase(), value!.trim().replace(/^(["'])(.*)\1$/, '$2')]),
  );
  return { fields, body: text.slice(found[0].length) };
}

/** The words of blocks, a paragraph a line. Headings, code and the definitions of links claim nothing. */
function blockWords(blocks: readonly Token[]): string {
  return (blocks as MarkedToken[])
    .map((block) => {
      switch (block.type) {
        case 'paragraph':
          return inlineWords(block.tokens);
        case 'text':
          return block.tokens ? inlineWords(block.tokens) : block.text;
        case 'blockquote':
          return blockWords(block.tokens);
        case 'list':
          return block.items.map(({ tokens }) => blockWords(tokens)).join('\n');
        case 'table':
          return [block.header, ...block.rows]
            .map((row) => row.map(({ tokens }) => inlineWords(tokens)).join(' | '))
            .join('\n');
        case 'html':
          return withoutTags(block.text);
        default:
          return '';
      }
    })
    .filter((words) => words.trim() !== '')
    .join('\n\n');
}

function inlineWords(parts: readonly Token[]): string {
  return (parts as MarkedToken[])
    .map((part) => {
      switch (part.type) {
        case 'strong':
        case 'em':
        case 'del':
        case 'link':
          return inlineWords(part.tokens);
        case 'codespan':
        case 'escape':
          return part.text;
        case 'text':
          // A footnote's mark is no word.
          return part.text.replace(/\[\^[^\]\s]+\]/g, '').replace(/\s*\n\s*/g, ' ');
        case 'br':
          return '\n';
        case 'html':
          return withoutTags(part.text);
        default:
          return '';
      }
    })
    .join('')
    .trim();
}

function withoutTags(html: string): string {
  return html.replace(/<\/?[a-z!][^<>]*>/gi, '');
}
