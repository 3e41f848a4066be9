import { useState } from 'preact/hooks';
import { Asking } from '@/components/Asking.tsx';
import { countOldPages, forgetOldInBackups, forgetOldSightings } from '@/utils/storage/retention.ts';
import { type Settings, updateSettings } from '@/utils/storage/settings.ts';
import { useAttempt } from '@/utils/storage/useattempt.ts';
import { ForgetEverything } from './ForgetEverything.tsx';
import { ForgetSite } from './ForgetSite.tsx';

const CHOICES: [months: number | null, label: string][] = [
  [null, 'For ever'],
  [24, 'Two years'],
  [12, 'One year'],
  [6, 'Six months'],
  [1, 'One month'],
  [0, 'Not at all'],
];

/** How long it is remembered where claims were met, and how to forget. */
export function MemorySection({ keepSightings }: Pick<Settings, 'keepSightings'>) {
  /** Undefined: nothing else than what holds. */
  const [chosen, setChosen] = useState<number | null>();
  const [asked, setAsked] = useState<{ months: number | null; pages: number } | null>(null);
  const [said, setSaid] = useState('');
  const { problem, attempt } = useAttempt();
  const keep = async (months: number | null) => {
    await updateSettings({ keepSightings: months });
    await forgetOldSightings(months);
    await forgetOldInBackups(months);
    choose(undefined);
    setSaid('Saved.');
  };
  const choose = (months: number | null | undefined) => {
    setChosen(months);
    setAsked(null);
    setSaid('');
  };
  // null is a choice, too: for ever.
  const months = chosen === undefined ? keepSightings : chosen;
  const apply = async () => {
    const pages = await countOldPages(months);
    if (pages > 0) setAsked({ months, pages });
    else await keep(months);
  };

  return (
    <section class="block settings-list" aria-label="What is remembered">
      <h2>What is remembered</h2>
      <label>
        Remember where I met a claim:{' '}
        <select
          class="field"
          value={String(months)}
          onChange={({ currentTarget: { value } }) => choose(value === 'null' ? null : Number(value))}
        >
          {CHOICES.map(([each, label]) => (
            <option key={label} value={String(each)}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <div class="data-actions">
        <button type="button" class="button" onClick={() => void attempt(apply)}>
          Save
        </button>
        <span role="status">{said}</span>
      </div>
      {asked && (
        <Asking
          question={`This forgets ${asked.pages} ${asked.pages === 1 ? 'page' : 'pages'} now, in the automatic backups too. Your notes stay, and so do sentences that you gave a claim or called no match.`}
          yes="Yes, forget them"
          no="Keep them"
          onYes={() => void attempt(() => keep(asked.months))}
          onNo={() => choose(undefined)}
        />
      )}
      <p class="hint">
        Notes are always kept. Nothing is remembered of private windows, except a note that you write there.
      </p>
      <p class="error" role="alert">
        {problem}
      </p>
      <ForgetSite />
      <ForgetEverything />
    </section>
  );
}
