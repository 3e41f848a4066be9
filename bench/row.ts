/** One line of the table: what was measured on what, the figure, and what helps to read it. */
export interface Row {
  set: string;
  measure: string;
  value: string;
  note?: string;
}

/** Writes a share with three decimals, without the nought before the point. */
export function share(value: number): string {
  return value.toFixed(3).replace(/^0/, '');
}

/** Lines the rows up in columns. */
export function formatTable(rows: Row[]): string {
  const width = (column: 'set' | 'measure' | 'value') =>
    Math.max(...rows.map((row) => row[column].length), column.length);
  const [set, measure, value] = [width('set'), width('measure'), width('value')];
  const line = (row: Row) =>
    `${row.set.padEnd(set)}  ${row.measure.padEnd(measure)}  ${row.value.padStart(value)}  ${row.note ?? ''}`.trimEnd();
  return [line({ set: 'set', measure: 'measure', value: 'value', note: 'note' }), ...rows.map(line)].join('\n');
}
