import type { TrailCount } from '../utils/notes/trail.ts';
import './TrailPlot.css';

interface Props {
  caption: string;
  /** What a row is, e.g. `Site`. */
  rowName: string;
  counts: TrailCount[];
  /** Writes a row's name as the reader reads it. */
  format?(name: string): string;
  /** Draws the counts too. */
  withBars?: boolean;
}

/** How many sentences agree and dispute, row by row. */
export function TrailTable({ caption, rowName, counts, format = (name) => name, withBars = false }: Props) {
  const most = Math.max(1, ...counts.map(({ agrees, disputes }) => agrees + disputes));
  return (
    <table class="trail-table">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{rowName}</th>
          <th scope="col" class="agrees">
            Agree
          </th>
          <th scope="col" class="disputes">
            Dispute
          </th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ name, agrees, disputes }) => (
          <tr key={name}>
            <th scope="row">{format(name)}</th>
            <td>{agrees}</td>
            <td>{disputes}</td>
            {withBars && (
              <td aria-hidden="true">
                <svg class="trail-bar" viewBox={`0 0 ${most} 1`} preserveAspectRatio="none">
                  <rect class="agrees" width={agrees} height={1} />
                  <rect class="disputes" x={agrees} width={disputes} height={1} />
                </svg>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
