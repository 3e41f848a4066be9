import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Subscription, subscriptionsItem } from './subscriptions.ts';

/** The subscriptions as they are now, by the id of their essay, whichever context changed them. */
export function useSubscriptions(): ReadonlySignal<Record<string, Subscription>> {
  const subscriptions = useSignal<Record<string, Subscription>>({});
  useEffect(() => {
    let stale = false;
    const unwatch = subscriptionsItem.watch((next) => {
      stale = true;
      subscriptions.value = next;
    });
    void subscriptionsItem.getValue().then((value) => {
      if (!stale) subscriptions.value = value;
    });
    return () => {
      stale = true;
      unwatch();
    };
  }, []);
  return subscriptions;
}
