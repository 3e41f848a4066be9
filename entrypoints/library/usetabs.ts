import { browser } from '#imports';
import { useEffect, useState } from 'preact/hooks';
import { listReadableTabs, type ReadableTab } from '@/utils/library/askpagetext.ts';

/** The tabs with web pages, the one looked at last first. */
export function useTabs(): ReadableTab[] {
  const [tabs, setTabs] = useState<ReadableTab[]>([]);
  useEffect(() => {
    const list = () => void listReadableTabs().then(setTabs, console.warn);
    list();
    const events = [browser.tabs.onRemoved, browser.tabs.onUpdated, browser.tabs.onActivated];
    for (const event of events) event.addListener(list);
    return () => {
      for (const event of events) event.removeListener(list);
    };
  }, []);
  return tabs;
}
