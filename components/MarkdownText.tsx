import type { ComponentChildren } from 'preact';
import type { ClaimRef } from '../utils/essays/essay.ts';
import { type Block, type Inline, parseMarkdown } from '../utils/notes/markdownblocks.ts';
import './MarkdownText.css';

interface Props {
  text: string;
  /** Where a claim is shown; without it a link to a claim is its words alone. */
  claimHref?: ((claim: ClaimRef) => string) | undefined;
}

/** A text in Markdown, as text and elements of our own: whatever it says, none of it is ever HTML. */
export function MarkdownText({ text, claimHref }: Props) {
  return <div class="markdown">{drawBlocks(parseMarkdown(text), claimHref)}</div>;
}

function drawBlocks(blocks: Block[], claimHref: Props['claimHref']): ComponentChildren {
  const inline = (parts: Inline[]) => drawInline(parts, claimHref);
  return blocks.map((block, i) => {
    switch (block.kind) {
      case 'paragraph':
        return (
          <p key={i} dir="auto">
            {inline(block.parts)}
          </p>
        );
      case 'heading':
        // No heading of the page: the note is a part of its item.
        return (
          <p key={i} dir="auto" class="markdown-heading">
            {inline(block.parts)}
          </p>
        );
      case 'quote':
        return <blockquote key={i}>{drawBlocks(block.blocks, claimHref)}</blockquote>;
      case 'code':
        return (
          <pre key={i}>
            <code>{block.text}</code>
          </pre>
        );
      case 'rule':
        return <hr key={i} />;
      case 'list': {
        const items = block.items.map((parts, at) => (
          <li key={at} dir="auto">
            {inline(parts)}
          </li>
        ));
        return block.start === null ? (
          <ul key={i}>{items}</ul>
        ) : (
          <ol key={i} start={block.start}>
            {items}
          </ol>
        );
      }
    }
  });
}

function drawInline(parts: Inline[], claimHref: Props['claimHref']): ComponentChildren {
  return parts.map((part, i) => {
    switch (part.kind) {
      case 'text':
        return part.text;
      case 'break':
        return <br key={i} />;
      case 'code':
        return <code key={i}>{part.text}</code>;
      case 'strong':
        return <strong key={i}>{drawInline(part.parts, claimHref)}</strong>;
      case 'emphasis':
        return <em key={i}>{drawInline(part.parts, claimHref)}</em>;
      case 'struck':
        return <s key={i}>{drawInline(part.parts, claimHref)}</s>;
      case 'link':
        return (
          <a key={i} href={part.address} target="_blank" rel="noreferrer">
            {drawInline(part.parts, claimHref)}
          </a>
        );
      case 'claim':
        return claimHref ? (
          <a key={i} class="markdown-claim" href={claimHref(part.claim)}>
            {drawInline(part.parts, claimHref)}
          </a>
        ) : (
          drawInline(part.parts, claimHref)
        );
    }
  });
}
