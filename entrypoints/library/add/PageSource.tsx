import { useState } from 'preact/hooks';
import { type AddProblem, formatRoute } from '@/utils/library/route.ts';
import { draftFromTab } from '@/utils/library/usepage.ts';
import { useOneAtATime } from '../useoneatatime.ts';
import { useTabs } from '../usetabs.ts';

interface Props {
  onProblem(problem: AddProblem): void;
  /** Shows what goes wrong. */
  attempt(work: () => Promise<void>): Promise<void>;
}

/** An op-ed that is open in a tab. */
export function PageSource({ onProblem, attempt }: Props) {
  const tabs = useTabs();
  const alone = useOneAtATime();
  const [chosen, setChosen] = useState<number | null>(null);
  const tab = tabs.find(({ id }) => id === chosen) ?? tabs[0];
  const use = async () => {
    const route = await draftFromTab({ id: tab?.id });
    if (route.page === 'add' && route.problem !== null) onProblem(route.problem);
    else location.hash = formatRoute(route);
  };
  return (
    <section class="block" aria-labelledby="from-page">
      <h2 id="from-page">Use an open page</h2>
      {tab === undefined ? (
        <p class="hint">
          Open the essay in a tab of its own; then choose it here, or use the menu of Throughline’s icon.
        </p>
      ) : (
        <div class="source-line">
          <select
            class="field"
            aria-labelledby="from-page"
            value={tab.id}
            onChange={(event) => setChosen(Number(event.currentTarget.value))}
          >
            {tabs.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
          <button type="button" class="button" onClick={() => void alone(() => attempt(use))}>
            Find its claims
          </button>
        </div>
      )}
    </section>
  );
}
