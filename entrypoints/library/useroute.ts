import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { parseRoute, type Route } from '@/utils/library/route.ts';

/** Where the location hash says that the reader is. */
export function useRoute(): ReadonlySignal<Route> {
  const route = useSignal(parseRoute(location.hash));
  useEffect(() => {
    const follow = () => (route.value = parseRoute(location.hash));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return route;
}
