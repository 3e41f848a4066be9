import type { MarkedToken, Token, Tokens } from 'marked';
import type { ComponentChildren } from 'preact';
import type { ClaimRef } from '../utils/essays/essay.ts';
import { readMarkdownTokens } from '../utils/essays/markdowntokens.ts';
import { readClaimLink } from '../utils/notes/claimlink.ts';
import { isWebAddress } from '../utils/notes/exportednote.ts';
import './MarkdownText.css';

interface Props {
  text: string;
  /** Where a claim is shown; without it a link to a claim is its words alone. */
  claimHref?: ((claim: ClaimRef) => string) | undefined;
}

/** A text in Markdown, as text and elements of our own: whatever it says, none of it is ever HTML. */
export function MarkdownText({ text, claimHref }: Props) {
  return <div class="markdown">{draw(readMarkdownTokens(text, { breaks: true }), claimHref)}</div>;
}

function draw(tokens: readonly Token[], claimHref: Props['claimHref']): ComponentChildren {
  return (tokens as MarkedToken[]).map((token, i) => <Part key={i} token={token} claimHref={claimHref} />);
}

function Part({ token, claimHref }: { token: MarkedToken; claimHref: Props['claimHref'] }): ComponentChildren {
  const inner = (tokens: readonly Token[]) => draw(tokens, claimHref);
  switch (token.type) {
    case 'space':
      return null;
    case 'paragraph':
      return <p dir="auto">{inner(token.tokens)}</p>;
    case 'heading':
      // No heading of the page: the note is a part of its item.
      return (
        <p dir="auto" class="markdown-heading">
          {inner(token.tokens)}
        </p>
      );
    case 'blockquote':
      return <blockquote>{inner(token.tokens)}</blockquote>;
    case 'code':
      return (
        <pre>
          <code>{token.text}</code>
        </pre>
      );
    case 'hr':
      return <hr />;
    case 'list':
      return token.ordered ? (
        <ol start={token.start === '' ? 1 : token.start}>{inner(token.items)}</ol>
      ) : (
        <ul>{inner(token.items)}</ul>
      );
    case 'list_item':
      return <li dir="auto">{inner(token.tokens)}</li>;
    case 'checkbox':
      return token.checked ? '☑ ' : '☐ ';
    case 'table':
      return <Table token={token} claimHref={claimHref} />;
    case 'strong':
      return <strong>{inner(token.tokens)}</strong>;
    case 'em':
      return <em>{inner(token.tokens)}</em>;
    case 'del':
      return <s>{inner(token.tokens)}</s>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return <Link token={token} claimHref={claimHref} />;
    case 'image':
      // A picture would be fetched: whoever has it would learn that the note is read.
      return <Link token={token} claimHref={claimHref} />;
    case 'text':
      return token.tokens ? inner(token.tokens) : token.text;
    case 'escape':
      return token.text;
    case 'html':
      return token.block ? <Raw text={token.raw} /> : token.raw;
    case 'def':
      return <Raw text={token.raw} />;
  }
}

/** What a reader typed is there to be read, whatever Markdown would make of it. */
function Raw({ text }: { text: string }) {
  return (
    <p dir="auto" class="markdown-raw">
      {text.trim()}
    </p>
  );
}

/** Only web and mail addresses and claims become links; what else looks like one is the text that it is. */
function Link({ token, claimHref }: { token: Tokens.Link | Tokens.Image; claimHref: Props['claimHref'] }) {
  const { href } = token;
  const words = draw(token.tokens, claimHref);
  const claim = readClaimLink(href);
  if (claim) return claimHref ? <a href={claimHref(claim)}>{words}</a> : <>{words}</>;
  if (!isWebAddress(href) && !/^mailto:/i.test(href)) return <>{token.raw}</>;
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {token.text === '' ? href : words}
    </a>
  );
}

function Table({ token, claimHref }: { token: Tokens.Table; claimHref: Props['claimHref'] }) {
  const cells = (row: Tokens.TableCell[]) =>
    row.map((cell, i) => {
      const Cell = cell.header ? 'th' : 'td';
      return (
        <Cell key={i} dir="auto">
          {draw(cell.tokens, claimHref)}
        </Cell>
      );
    });
  return (
    <table>
      <thead>
        <tr>{cells(token.header)}</tr>
      </thead>
      <tbody>
        {token.rows.map((row, i) => (
          <tr key={i}>{cells(row)}</tr>
        ))}
      </tbody>
    </table>
  );
}
