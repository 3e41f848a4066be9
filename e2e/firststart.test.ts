import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { showPracticeArticle } from '../scripts/start/showcase.ts';
import { makeProfile, removeProfile } from './harness/profile.ts';

it('shows the practice article where there is no display, though the welcome page opens in front of it', async () => {
  const profile = makeProfile();
  const shots = mkdtempSync(join(tmpdir(), 'throughline-shots-'));
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  try {
    await showPracticeArticle(profile, shots);
    expect(said.mock.calls.flat().join('\n')).toMatch(/Matches on the practice article \([1-9]\d*\)/);
    expect(readdirSync(shots).toSorted()).toEqual(['page.png', 'panel.png', 'welcome.png']);
  } finally {
    said.mockRestore();
    removeProfile(profile);
  }
});
