import { isWebAddress } from './exportednote.ts';

/** Markup that is safe to put into a file: made by `html` only. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Writes markup; every value is escaped, save markup and lists of it. */
export function html(parts: TemplateStringsArray, ...values: (string | Markup | Markup[])[]): Markup {
  return new Markup(parts.reduce((text, part, i) => text + toText(values[i - 1] ?? '') + part));
}

function toText(value: string | Markup | Markup[]): string {
  if (typeof value === 'string') return escapeHtml(value);
  return Array.isArray(value) ? value.map(({ text }) => text).join('') : value.text;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/**
 * Writes a link where the address is one of the web, else the title alone. Either keeps its direction of writing to
 * itself: what stands behind it in the same line is ours.
 */
export function link(address: string, title: string): Markup {
  return isWebAddress(address)
    ? html`<a href="${address}" rel="noreferrer" dir="auto">${title}</a>`
    : html`<bdi>${title}</bdi>`;
}

/**
 * Makes a file of its own out of markup: no script runs in it, nothing is loaded, and it prints on paper as it is read.
 * Addresses of links are printed.
 */
export function htmlFile(title: string, body: Markup): string {
  const { text } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          ${new Markup(STYLE)}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html> `;
  return text;
}

const STYLE = `
:root { color-scheme: light dark; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Georgia, serif; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; break-after: avoid; }
h2 { margin: 2rem 0 0.5rem; }
h3 { margin: 1.25rem 0 0; }
h4 { margin: 0.75rem 0 0; }
article { margin: 0.75rem 0; break-inside: avoid; }
p { margin: 0.4rem 0; }
blockquote { margin: 0.5rem 0; padding-left: 0.75rem; border-left: 2px solid; }
.raw, pre { white-space: pre-wrap; }
table { border-collapse: collapse; }
th, td { padding: 0.1rem 0.6rem 0.1rem 0; text-align: left; vertical-align: top; }
.small { font: 0.8125rem/1.5 system-ui, sans-serif; opacity: 0.75; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10pt; line-height: 1.4; color: #000; background: #fff; }
  a { color: inherit; }
  a[href]::after { content: " (" attr(href) ")"; font-size: 8pt; }
}
@page { margin: 18mm; }
`;
