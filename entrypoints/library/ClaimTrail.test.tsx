// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import { ClaimTrail } from './ClaimTrail.tsx';

afterEach(() => act(() => render(null, document.body)));

const sighting = (site: number) => ({
  relation: 'agrees' as const,
  score: 0.9,
  page: `https://site${site}.example/`,
  title: '',
  quote: 'Europe arms itself.',
  firstSeen: '2026-01-01T00:00:00.000Z',
  lastSeen: '2026-01-01T00:00:00.000Z',
});

it('folds away all but the sites with most sentences', async () => {
  const sightings = Array.from({ length: 30 }, (_, i) => sighting(i % 25));
  await act(() => render(<ClaimTrail claim="Europe arms itself." sightings={sightings} />, document.body));
  const rows = [...document.querySelectorAll('.trail-table tbody tr')];
  const open = rows.filter((row) => !row.closest('details'));
  expect(open).toHaveLength(10);
  expect(open.slice(0, 5).map((row) => row.querySelector('td')?.textContent)).toEqual(Array(5).fill('2'));
  const folded = [...document.querySelectorAll('details')].find(({ textContent }) =>
    textContent?.startsWith('15 more'),
  );
  expect(folded?.querySelectorAll('tbody tr')).toHaveLength(15);
});
