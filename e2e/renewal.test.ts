import { expect, it } from 'vitest';
import { killWhileRenewing } from './harness/renewalkills.ts';

// Without `setAsideRecent` what is written since the last backup is gone where Chromium throws its database away, which
// it does here about once in five rounds: a test for the kill itself, beside setaside.test.ts for what is set aside.
it('loses no note when the browser is killed twice while it renews its log at the start', async () => {
  const { kills, lost } = await killWhileRenewing(3);
  expect({ kills, lost }).toEqual({ kills: 6, lost: 0 });
});
