import type { ClaimRef } from '../essays/essay.ts';
import { readClaimLink } from './claimlink.ts';
import { isWebAddress } from './exportednote.ts';

/** A part of a line in Markdown. */
export type Inline =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'strong' | 'emphasis' | 'struck'; parts: Inline[] }
  | { kind: 'link'; address: string; parts: Inline[] }
  | { kind: 'claim'; claim: ClaimRef; parts: Inline[] }
  | { kind: 'break' };

/** What is marked is at most so long, in characters: a mark that is never closed is not searched for without end. */
const MARKS = new RegExp(
  [
    /\\(?<escaped>[\\`*_{}[\]()<>#+\-.!~|&])/,
    /(?<fence>`{1,3})(?<code>[^`\n]{1,2000})\k<fence>(?!`)/,
    /\[(?<label>(?:\\.|[^[\]\\]){1,2000})\]\(<?(?<address>[^\s<>()]{1,2000}(?:\([^\s<>()]{1,500}\))?[^\s<>()]{0,500})>?\)/,
    /(?<mark>\*\*|__|~~)(?=\S)(?<strong>[^\n]{0,2000}?\S)\k<mark>/,
    /(?<![\p{L}\p{N}])(?<star>[*_])(?=[^\s*_])(?<emphasis>[^\n]{0,2000}?[^\s*_])\k<star>(?![\p{L}\p{N}])/u,
    /(?<![\p{L}\p{N}])(?<bare>https?:\/\/[^\s<>"]{1,2000}[^\s<>"'.,;:!?)\]*_~])/u,
    /(?<end>\n)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'giu',
);

/** Marks within marks beyond this are text. */
const DEEPEST = 6;

/** Reads the marks within a paragraph. Only web addresses and claims become links. */
export function parseInline(text: string, depth = 0): Inline[] {
  if (depth > DEEPEST) return [{ kind: 'text', text }];
  const parts: Inline[] = [];
  let plain = '';
  const add = (part: Inline) => {
    if (plain !== '') parts.push({ kind: 'text', text: plain });
    plain = '';
    parts.push(part);
  };
  let last = 0;
  for (const found of text.matchAll(MARKS)) {
    const [whole] = found;
    const { escaped, code, label, address, mark, strong, emphasis, bare, end }: Partial<Record<string, string>> =
      found.groups ?? {};
    plain += text.slice(last, found.index);
    last = found.index + whole.length;
    const within = (inner: string) => parseInline(inner, depth + 1);
    const link = address === undefined ? null : readLink(address, within(label ?? ''));
    if (escaped !== undefined) plain += escaped;
    else if (code !== undefined) add({ kind: 'code', text: code });
    else if (link !== null) add(link);
    else if (strong !== undefined) add({ kind: mark === '~~' ? 'struck' : 'strong', parts: within(strong) });
    else if (emphasis !== undefined) add({ kind: 'emphasis', parts: within(emphasis) });
    else if (bare !== undefined) add({ kind: 'link', address: bare, parts: [{ kind: 'text', text: bare }] });
    else if (end !== undefined) add({ kind: 'break' });
    else plain += whole;
  }
  plain += text.slice(last);
  if (plain !== '') parts.push({ kind: 'text', text: plain });
  return parts;
}

/** Null: an address that must not be opened, or none. */
function readLink(address: string, parts: Inline[]): Inline | null {
  const claim = readClaimLink(address);
  if (claim) return { kind: 'claim', claim, parts };
  return isWebAddress(address) ? { kind: 'link', address, parts } : null;
}
