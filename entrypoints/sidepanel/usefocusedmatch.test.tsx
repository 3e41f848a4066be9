// @vitest-environment jsdom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PageGroups } from '@/utils/panel/grouping.ts';
import { panelFocusItem } from '@/utils/storage/panelfocus.ts';
import { useFocusedMatch } from './usefocusedmatch.ts';

const groups = signal(listing());

function listing(...ids: string[]): PageGroups {
  return { themes: [{ claims: [{ matches: ids.map((id) => ({ id })) }] }] } as unknown as PageGroups;
}

function Claims({ tab }: { tab: number }) {
  useFocusedMatch(tab, groups);
  const ids = groups.value.themes.flatMap(({ claims }) => claims.flatMap(({ matches }) => matches.map(({ id }) => id)));
  return (
    <section>
      {ids.map((id) => (
        <div class="claim" key={id}>
          <p data-match={id} />
        </div>
      ))}
    </section>
  );
}

const show = (tab: number | null) => act(() => render(tab === null ? null : <Claims tab={tab} />, document.body));
const list = (...ids: string[]) => act(() => void (groups.value = listing(...ids)));
const focused = () => document.querySelector('.focused [data-match]')?.getAttribute('data-match');
/** Two frames: what the panel does with a list is done by then. */
const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

beforeEach(() => {
  fakeBrowser.reset();
  groups.value = listing();
  Element.prototype.scrollIntoView = () => {};
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
});
afterEach(() => show(null));

it('goes to the match that it was opened at as soon as that is listed', async () => {
  await show(1);
  await panelFocusItem.setValue({ tab: 1, match: 'm' });
  await list('other');
  await painted();
  expect(focused()).toBeUndefined();
  await list('other', 'm');
  await vi.waitFor(() => expect(focused()).toBe('m'));
});

it('keeps a match that is never listed for no later opening', async () => {
  await panelFocusItem.setValue({ tab: 1, match: 'm' });
  await show(2);
  await painted();
  expect(await panelFocusItem.getValue()).toEqual({ tab: 1, match: 'm' });
  await show(1);
  await vi.waitFor(async () => expect(await panelFocusItem.getValue()).toBeNull());
  await show(null);
  await show(1);
  await list('m');
  await painted();
  expect(focused()).toBeUndefined();
});
