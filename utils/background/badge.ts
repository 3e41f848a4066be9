import { browser } from '#imports';

/** The tint of "agrees", dark enough for white digits (contrast 7:1). */
const BADGE_COLOUR = '#1d4f91';

/**
 * Puts the number of highlights on a tab's toolbar button; null or 0 clears it. A tab's own badge is dropped by the
 * browser when the tab navigates, so there is nothing to listen for.
 */
export async function setBadge(tab: number, count: number | null): Promise<void> {
  const text = !count ? '' : count > 999 ? '999+' : String(count);
  await Promise.all([
    browser.action.setBadgeText({ tabId: tab, text }),
    browser.action.setBadgeBackgroundColor({ tabId: tab, color: BADGE_COLOUR }),
  ]).catch(() => {}); // The tab closed meanwhile.
}
