// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import type { KnownMatch } from '../utils/page/knownmatch.ts';
import { ClaimCardMatch } from './ClaimCardMatch.tsx';

const match: KnownMatch = {
  id: 'a',
  sentence: 0,
  essay: 'e',
  claim: 'a',
  relation: 'agrees',
  score: 0.9,
  quote: { exact: 'Reefs die.', prefix: '', suffix: '', start: 0, end: 10 },
  why: { sentence: [], claim: [] },
};
const describeClaim = vi.fn();
const actions = { describeClaim, setVerdict: vi.fn(), say: vi.fn() };

async function show(): Promise<string | null> {
  const shown = (
    <ClaimCardMatch
      match={match}
      sentence="Reefs die."
      actions={actions}
      onResize={() => {}}
      brief={false}
      folded={false}
    />
  );
  await act(async () => render(shown, document.body));
  await act(() => new Promise((resolve) => setTimeout(resolve)));
  return document.body.textContent;
}

afterEach(() => act(() => render(null, document.body)));

it('says that a claim is gone', async () => {
  describeClaim.mockResolvedValueOnce(null);
  expect(await show()).toContain('no longer in your library');
});

it('says that a library which does not answer could not be asked, not that the claim is gone', async () => {
  describeClaim.mockRejectedValueOnce(new Error('no room'));
  const said = await show();
  expect(said).toContain('Your library could not be asked for this claim.');
  expect(said).not.toContain('no longer in your library');
});
