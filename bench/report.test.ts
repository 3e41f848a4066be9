import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { updateReport } from './report.ts';

const ORDER = ['gold', 'gate', 'kill'];
const part = (group: string, value: string) => ({
  group,
  rows: [{ set: group, measure: 'F', value }],
  made: '2026-01-02, a machine',
  command: `npm run bench -- ${group}`,
});

describe('the report', () => {
  it('has each group with its date, machine, command and rows, in the order of the bench', () => {
    const report = updateReport('', [part('gate', '.5'), part('gold', '.2')], ORDER);
    expect(report.slice(report.indexOf('## '))).toBe(`## gold

2026-01-02, a machine: \`npm run bench -- gold\`

\`\`\`
set   measure  value  note
gold  F           .2
\`\`\`

## gate

2026-01-02, a machine: \`npm run bench -- gate\`

\`\`\`
set   measure  value  note
gate  F           .5
\`\`\`
`);
  });

  it('keeps the groups that were not measured', () => {
    const before = updateReport('', [part('gold', '.2'), part('kill', '0')], ORDER);
    const after = updateReport(before, [part('gold', '.3')], ORDER);
    expect(after).toBe(before.replace('.2', '.3'));
  });

  it('leaves out a group that is no more', () => {
    const before = updateReport('', [part('gold', '.2'), part('gate', '.5')], ORDER);
    expect(updateReport(before, [], ['gate'])).not.toContain('## gold');
  });

  it('stands in the form that it is written in', () => {
    const report = readFileSync(new URL('report.md', import.meta.url), 'utf8');
    const groups = [...report.matchAll(/^## (.*)$/gm)].map(([, group]) => group!);
    expect(updateReport(report, [], groups)).toBe(report);
  });
});
