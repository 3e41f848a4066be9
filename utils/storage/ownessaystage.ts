import type { Essay } from '../essays/essay.ts';

/** An essay of the reader's own, for the tests of how such are kept. */
export const OWN_ESSAY: Essay = {
  id: 'reefs',
  title: 'Leave the reefs alone',
  author: 'Ann Writer',
  version: 1,
  themes: [{ id: 't1', label: 'Reefs' }],
  claims: [
    { id: 'c1', theme: 't1', text: 'Reefs die.' },
    { id: 'c2', theme: 't1', text: 'Nets kill coral.' },
  ],
};
