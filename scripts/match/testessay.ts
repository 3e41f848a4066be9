import type { Essay } from '../../utils/essays/essay.ts';

/** An essay for the tests of the command line: its claims are short enough to be met in made-up pages. */
export const FERRY_ESSAY: Essay = {
  id: 'ferries',
  title: 'Let the ferries be free',
  author: 'A. Writer',
  themes: [{ id: 'ferries', label: 'Island ferries' }],
  claims: [
    { id: 'c1', theme: 'ferries', text: 'Free ferries bring more visitors to small islands.' },
    { id: 'c2', theme: 'ferries', text: 'Island ferries should be paid from the tourist tax.' },
  ],
};
