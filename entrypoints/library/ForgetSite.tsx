import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Asking } from '@/components/Asking.tsx';
import { readSite } from '@/utils/library/readsite.ts';
import { formatRoute } from '@/utils/library/route.ts';
import { sayFailure } from '@/utils/storage/failure.ts';
import { countSite, forgetSite, type SiteCount, type SiteRemains } from '@/utils/storage/forgetsite.ts';

/** Forgets one site: asks first, with what that would delete. */
export function ForgetSite() {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<(SiteCount & { site: string }) | null>(null);
  const [said, setSaid] = useState<ComponentChildren>('');
  const attempt = (work: () => Promise<void>) => {
    setSaid('');
    work().catch((error: unknown) => setSaid(sayFailure(error)));
  };
  const ask = (event: Event) => {
    event.preventDefault();
    attempt(async () => {
      const site = readSite(typed);
      if (site === null) setSaid('That is not a site. Type one like news.example.com.');
      else setAsked({ site, ...(await countSite(site)) });
    });
  };
  const forget = (site: string) =>
    attempt(async () => {
      const remains = await forgetSite(site);
      setAsked(null);
      setTyped('');
      setSaid(<Result site={site} remains={remains} />);
    });

  return (
    <>
      <form class="inline-form" onSubmit={ask}>
        <input
          class="field"
          value={typed}
          aria-label="Site to forget"
          placeholder="news.example.com"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button class="button" type="submit">
          Forget this site…
        </button>
      </form>
      {asked && (
        <Asking
          question={`This deletes ${sayCount(asked)} on ${asked.site} for good, in the bin and the automatic backups too. Files that you exported stay as they are.`}
          yes={`Yes, forget ${asked.site}`}
          no="Keep it"
          onYes={() => forget(asked.site)}
          onNo={() => setAsked(null)}
        />
      )}
      <p role="status">{said}</p>
    </>
  );
}

/** Says what became of a site that was forgotten, and what of it stays. */
function Result({ site, remains: { essays, packs } }: { site: string; remains: SiteRemains }) {
  if (essays === 0 && packs === 0) return <>Nothing of {site} is kept any more.</>;
  return (
    <>
      Your pages, sentences and notes of {site} are forgotten.{' '}
      {essays === 1 &&
        'The essay made from it stays, with its text: to be rid of it too, delete it and forget the site once more. '}
      {essays > 1 &&
        `${essays} essays made from it stay, with their text: to be rid of them too, delete them and forget the site once more. `}
      {packs > 0 &&
        `${packs} essay ${packs === 1 ? 'pack is' : 'packs are'} still followed there, until you stop that at the essay. `}
      <a href={formatRoute({ page: 'essays' })}>Go to the essays</a>
    </>
  );
}

function sayCount({ pages, judged, notes, unkept }: SiteCount): string {
  const parts = [
    pages > 0 ? `${pages} ${pages === 1 ? 'page' : 'pages'}` : '',
    judged > 0 ? `${judged} ${judged === 1 ? 'sentence' : 'sentences'} that you judged` : '',
    notes > 0 ? `${notes} ${notes === 1 ? 'note' : 'notes'}` : '',
    unkept > 0 ? `${unkept} ${unkept === 1 ? 'essay' : 'essays'} in the bin or not saved` : '',
  ].filter((part) => part !== '');
  const last = parts.pop();
  if (last === undefined) return '0 pages and 0 notes';
  return parts.length > 0 ? `${parts.join(', ')} and ${last}` : last;
}
