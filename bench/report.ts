import { type Row, formatTable } from './row.ts';

/** Rows of one group, as they were measured. */
export interface MeasuredGroup {
  group: string;
  rows: Row[];
  /** When, on what and with which Node, in words: it stands above the table. */
  made: string;
  /** What to type to have the rows again. */
  command: string;
}

const HEAD = `# Bench: the tables

Written by \`npm run bench -- --write\`, which replaces the groups that it measured and keeps the others: nothing is edited by
hand. What the rows mean, and of which weights they are, is in [notes.md](notes.md).
`;

/**
 * Makes bench/report.md anew: the measured groups take the place of what the report had of them, every other group stays
 * letter for letter, since the whole is seldom measured at one go.
 * @param report its text so far; empty where there is none
 * @param order the groups that there are: others are left out
 */
export function updateReport(report: string, measured: readonly MeasuredGroup[], order: readonly string[]): string {
  const parts = partsOf(report);
  for (const each of measured) parts.set(each.group, formatPart(each));
  return HEAD + order.flatMap((group) => parts.get(group) ?? []).join('');
}

/** Cuts the report into its groups; what stands before the first one is the head, and made anew. */
function partsOf(report: string): Map<string, string> {
  const parts = report.split(/^(?=## )/m).filter((part) => part.startsWith('## '));
  return new Map(parts.map((part) => [part.slice(3, part.indexOf('\n')), `\n${part.trimEnd()}\n`]));
}

function formatPart({ group, rows, made, command }: MeasuredGroup): string {
  return `\n## ${group}\n\n${made}: \`${command}\`\n\n\`\`\`\n${formatTable(rows)}\n\`\`\`\n`;
}
