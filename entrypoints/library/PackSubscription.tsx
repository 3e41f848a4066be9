import { useState } from 'preact/hooks';
import { Switch } from '@/components/Switch.tsx';
import { checkPack } from '@/utils/library/checkpack.ts';
import { subscribe, type Subscription, unsubscribe, updateSubscription } from '@/utils/storage/subscriptions.ts';
import { PackPreview } from './add/PackPreview.tsx';
import { useAttempt } from '@/utils/storage/useattempt.ts';
import { useOneAtATime } from './useoneatatime.ts';
import './editor/editor.css';

interface Props {
  essay: string;
  title: string;
  subscription: Subscription;
}

/** Where an essay's pack is followed, and what came of it. */
export function PackSubscription({ essay, title, subscription }: Props) {
  const [asking, setAsking] = useState(false);
  const [looking, setLooking] = useState(false);
  const { problem, attempt } = useAttempt();
  const alone = useOneAtATime();
  const { address, weekly, checked, offered } = subscription;
  const ask = async () => {
    setAsking(true);
    await attempt(() => checkPack(essay, address));
    setAsking(false);
  };
  const named = (what: string) => `${what}: ${title}`;
  return (
    <section class="subscription" aria-label={named('Pack')}>
      <p class="hint">
        Follows <span dir="ltr">{address}</span>. Last asked{' '}
        {new Date(checked).toLocaleDateString('en-GB', { dateStyle: 'medium' })}.
      </p>
      <p class="hint" role="status">
        {asking ? 'Asking…' : subscription.problem || problem || (offered ? 'There is a new version.' : 'Nothing new.')}
      </p>
      <div class="data-actions">
        {offered && !looking && (
          <button type="button" class="button" aria-label={named('See what is new')} onClick={() => setLooking(true)}>
            See what is new
          </button>
        )}
        {/* Not `disabled` while it asks: that would take the keyboard off it. */}
        <button
          type="button"
          class="quiet"
          aria-label={named('Ask now')}
          aria-disabled={asking}
          onClick={() => void alone(ask)}
        >
          Ask now
        </button>
        <button
          type="button"
          class="quiet"
          aria-label={named('Stop following')}
          onClick={() => void attempt(() => unsubscribe(essay))}
        >
          Stop following
        </button>
      </div>
      <Switch
        label="Ask once a week, when the library is opened"
        of={title}
        checked={weekly}
        onChange={(on) => void attempt(() => updateSubscription(essay, { weekly: on }))}
      />
      {offered && looking && (
        <PackPreview
          pack={offered}
          follow={async () => {
            await subscribe(essay, address);
            setLooking(false);
          }}
          onCancel={() => setLooking(false)}
        />
      )}
    </section>
  );
}
