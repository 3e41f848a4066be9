import { Switch } from '@/components/Switch.tsx';
import { SITE_CLASSES, type SiteClass, type SiteRules } from '@/utils/article/siteclass.ts';
import { exceptSite, setClassUnread } from '@/utils/storage/settings.ts';
import { SiteList } from './SiteList.tsx';
import { useAttempt } from '@/utils/storage/useattempt.ts';

const CLASS_LABELS: Record<SiteClass, string> = {
  mail: 'Mail and messages',
  banking: 'Banks and payments',
  health: 'Health portals',
  editors: 'Documents and editors',
  local: 'This computer and the local network',
};

/** The classes of sites that are never read, each with its switch, and the reader's exceptions. */
export function UnreadSites({ unreadClasses, readSites }: SiteRules) {
  const { problem, attempt } = useAttempt();
  return (
    <>
      <p class="hint">
        Throughline knows these by their address and reads nothing on them: it only measures whether there is text.
        Switch a kind off to have it read like any other site.
      </p>
      {SITE_CLASSES.map((siteClass) => (
        <Switch
          key={siteClass}
          label={CLASS_LABELS[siteClass]}
          checked={unreadClasses.includes(siteClass)}
          onChange={(unread) => void attempt(() => setClassUnread(siteClass, unread))}
        />
      ))}
      <p class="error" role="alert">
        {problem}
      </p>
      <h3>Read all the same</h3>
      <SiteList
        sites={readSites}
        none="No exceptions. Sites listed here are read, whatever their kind."
        label="Site to read all the same"
        action="Read"
        placeholder="docs.example.com"
        onAdd={(site) => exceptSite(site, true)}
        onRemove={(site) => exceptSite(site, false)}
      />
    </>
  );
}
