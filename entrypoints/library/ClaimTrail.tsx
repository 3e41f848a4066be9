import { Disclosure } from '@/components/Disclosure.tsx';
import { ExportMenu } from '@/components/ExportMenu.tsx';
import { formatDay, TrailPlot } from '@/components/TrailPlot.tsx';
import { TrailTable } from '@/components/TrailTable.tsx';
import { downloadFile } from '@/utils/library/downloadfile.ts';
import { exportFileName } from '@/utils/notes/exportname.ts';
import { countBySite, countByWeek, fillWeeks, type TrailSighting } from '@/utils/notes/trail.ts';
import { trailToCsv, trailToMarkdown } from '@/utils/notes/trailfiles.ts';

/** A year: more weeks would be too thin to see. The table has them all. */
const WEEKS_SHOWN = 53;

const CHOICES = [
  { id: 'markdown', label: 'Markdown', hint: 'one text, for note apps', extension: 'md' },
  { id: 'csv', label: 'CSV', hint: 'for a spreadsheet', extension: 'csv' },
] as const;

/** When and where a claim was met, drawn and in tables, and its way out as a file. */
export function ClaimTrail({ claim, sightings }: { claim: string; sightings: TrailSighting[] }) {
  const weeks = countByWeek(sightings);
  const save = ({ id, extension }: (typeof CHOICES)[number]) => {
    const name = exportFileName('trail', extension, new Date());
    if (id === 'csv') downloadFile(name, 'text/csv', `\ufeff${trailToCsv(sightings)}`);
    else downloadFile(name, 'text/markdown', trailToMarkdown(claim, sightings));
  };
  return (
    <div class="trail">
      <TrailPlot weeks={fillWeeks(weeks, WEEKS_SHOWN)} />
      <TrailTable caption="Sentences by site" rowName="Site" counts={countBySite(sightings)} withBars />
      <Disclosure summary="By week">
        <TrailTable caption="Sentences by week" rowName="Week of" counts={weeks} format={formatDay} />
      </Disclosure>
      <ExportMenu label="Export these" choices={[...CHOICES]} onExport={save} />
    </div>
  );
}
