import type { MarkedToken, Token, Tokens } from 'marked';
import { readMarkdownTokens } from '../essays/markdowntokens.ts';
import { readClaimLink } from './claimlink.ts';
import { isWebAddress } from './exportednote.ts';
import { html, type Markup } from './htmlfile.ts';

/** Writes a note's Markdown as markup of our own, as `MarkdownText` draws it: whatever the note says, none of it is HTML. */
export function markdownToHtml(text: string): Markup {
  return html`${write(readMarkdownTokens(text, { breaks: true }))}`;
}

function write(tokens: readonly Token[]): Markup[] {
  return (tokens as MarkedToken[]).map(writeOne);
}

function writeOne(token: MarkedToken): Markup {
  switch (token.type) {
    case 'space':
      return html``;
    case 'paragraph':
      return html`<p>${write(token.tokens)}</p>`;
    case 'heading':
      // No heading of the file: the note is a part of its place.
      return html`<p><strong>${write(token.tokens)}</strong></p>`;
    case 'blockquote':
      return html`<blockquote>${write(token.tokens)}</blockquote>`;
    case 'code':
      return html`<pre><code>${token.text}</code></pre>`;
    case 'hr':
      return html`<hr />`;
    case 'list':
      return token.ordered
        ? html`<ol start="${String(token.start === '' ? 1 : token.start)}">
            ${write(token.items)}
          </ol>`
        : html`<ul>
            ${write(token.items)}
          </ul>`;
    case 'list_item':
      return html`<li>${write(token.tokens)}</li>`;
    case 'checkbox':
      return html`${token.checked ? '☑ ' : '☐ '}`;
    case 'table':
      return table(token);
    case 'strong':
      return html`<strong>${write(token.tokens)}</strong>`;
    case 'em':
      return html`<em>${write(token.tokens)}</em>`;
    case 'del':
      return html`<s>${write(token.tokens)}</s>`;
    case 'codespan':
      return html`<code>${token.text}</code>`;
    case 'br':
      return html`<br />`;
    case 'link':
    case 'image':
      // A picture would be fetched when the file is opened.
      return anchor(token);
    case 'text':
      return token.tokens ? html`${write(token.tokens)}` : html`${token.text}`;
    case 'escape':
      return html`${token.text}`;
    case 'html':
      return token.block ? html`<p class="raw">${token.raw.trim()}</p>` : html`${token.raw}`;
    case 'def':
      return html`<p class="raw">${token.raw.trim()}</p>`;
  }
}

/** Only web and mail addresses become links; a claim is its words alone, and what else looks like a link the text that it is. */
function anchor(token: Tokens.Link | Tokens.Image): Markup {
  const words = write(token.tokens);
  if (readClaimLink(token.href)) return html`${words}`;
  if (!isWebAddress(token.href) && !/^mailto:/i.test(token.href)) return html`${token.raw}`;
  return html`<a href="${token.href}" rel="noreferrer">${token.text === '' ? token.href : words}</a>`;
}

function table(token: Tokens.Table): Markup {
  const cell = ({ header, tokens }: Tokens.TableCell) =>
    header ? html`<th>${write(tokens)}</th>` : html`<td>${write(tokens)}</td>`;
  const row = (cells: Tokens.TableCell[]) =>
    html`<tr>
      ${cells.map(cell)}
    </tr>`;
  return html`<table>
    ${[token.header, ...token.rows].map(row)}
  </table>`;
}
