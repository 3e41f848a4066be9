import type { TrailCount } from '../utils/notes/trail.ts';
import './TrailPlot.css';

interface Props {
  /** Every week, also those without sightings, first one first. */
  weeks: TrailCount[];
}

/** Width of a week and height of all bars together, in the plot's own units. */
const WEEK = 10;
const HEIGHT = 80;

/** Bars a week: sentences that agree above the line, those that dispute below it. The table beside it says the same. */
export function TrailPlot({ weeks }: Props) {
  const [up, down] = [
    Math.max(...weeks.map(({ agrees }) => agrees)),
    Math.max(...weeks.map(({ disputes }) => disputes)),
  ];
  const height = (count: number) => (count / Math.max(1, up + down)) * HEIGHT;
  const line = height(up);
  const width = weeks.length * WEEK;
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return null;
  return (
    <figure class="trail-plot">
      <svg
        viewBox={`0 0 ${width} ${HEIGHT + 1}`}
        style={{ maxWidth: `${Math.max(width * 2, 60)}px` }}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Sentences a week from ${formatDay(first.name)} to the week of ${formatDay(last.name)}: agreeing above the line, at most ${up}, disputing below it, at most ${down}.`}
      >
        {weeks.map(({ name, agrees, disputes }, i) => (
          <g key={name}>
            <title>{`Week of ${formatDay(name)}: ${agrees} agree, ${disputes} dispute`}</title>
            <rect class="agrees" x={i * WEEK + 1} width={WEEK - 2} y={line - height(agrees)} height={height(agrees)} />
            <rect class="disputes" x={i * WEEK + 1} width={WEEK - 2} y={line + 1} height={height(disputes)} />
          </g>
        ))}
        <rect class="line" x={0} width={width} y={line} height={1} />
      </svg>
      <figcaption>
        <span>{formatDay(first.name)}</span>
        {weeks.length > 1 && <span>{formatDay(last.name)}</span>}
      </figcaption>
    </figure>
  );
}

/** Writes a day, `2026-03-02`, as the reader reads it. */
export function formatDay(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
