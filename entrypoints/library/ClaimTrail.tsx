import { Disclosure } from '@/components/Disclosure.tsx';
import { ExportMenu } from '@/components/ExportMenu.tsx';
import { formatDay, TrailPlot } from '@/components/TrailPlot.tsx';
import { TrailTable } from '@/components/TrailTable.tsx';
import { downloadAs, type ExportForm } from '@/utils/library/exportform.ts';
import { countBySite, countByWeek, fillWeeks, type TrailSighting } from '@/utils/notes/trail.ts';
import { trailToCsv, trailToMarkdown } from '@/utils/notes/trailfiles.ts';

/** A year: more weeks would be too thin to see. The table has them all. */
const WEEKS_SHOWN = 53;

/** Sites shown at once: with more, the sentences would begin screens further down. */
const SITES_SHOWN = 10;

const FORMS: ExportForm<Props>[] = [
  {
    id: 'markdown',
    label: 'Markdown',
    hint: 'one text, for note apps',
    extension: 'md',
    type: 'text/markdown',
    write: ({ claim, sightings }) => trailToMarkdown(claim, sightings),
  },
  {
    id: 'csv',
    label: 'CSV',
    hint: 'for a spreadsheet',
    extension: 'csv',
    type: 'text/csv',
    // As with notes: Excel needs the mark.
    write: ({ sightings }) => `\ufeff${trailToCsv(sightings)}`,
  },
];

interface Props {
  /** The claim's text. */
  claim: string;
  sightings: TrailSighting[];
}

/** When and where a claim was met, drawn and in tables, and its way out as a file. */
export function ClaimTrail({ claim, sightings }: Props) {
  const weeks = countByWeek(sightings);
  const sites = countBySite(sightings);
  const more = sites.slice(SITES_SHOWN);
  return (
    <div class="trail">
      <TrailPlot weeks={fillWeeks(weeks, WEEKS_SHOWN)} />
      <TrailTable caption="Sentences by site" rowName="Site" counts={sites.slice(0, SITES_SHOWN)} withBars />
      {more.length > 0 && (
        <Disclosure summary={more.length === 1 ? 'One more site' : `${more.length} more sites`}>
          <TrailTable caption="Sentences by further sites" rowName="Site" counts={more} />
        </Disclosure>
      )}
      <Disclosure summary="By week">
        <TrailTable caption="Sentences by week" rowName="Week of" counts={weeks} format={formatDay} />
      </Disclosure>
      <ExportMenu
        label="Export these"
        choices={FORMS}
        onExport={(form) => downloadAs(form, 'trail', { claim, sightings })}
      />
    </div>
  );
}
