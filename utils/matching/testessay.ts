import type { Essay } from '../essays/essay.ts';

/** An essay for the tests of what tells pages apart: few claims, all on one subject, with an actor. */
export const REEFS: Essay = {
  id: 'reefs',
  title: 'Leave the reefs alone',
  author: 'A. Writer',
  themes: [
    { id: 'reefs', label: 'Coral reefs' },
    { id: 'japan', label: "Japan's trawlers" },
  ],
  claims: [
    { id: 'c01', theme: 'reefs', text: 'Coral reefs die when trawlers drag nets across them.' },
    { id: 'c02', theme: 'reefs', text: 'Coral bleaching will empty the fisheries within a decade.' },
    { id: 'c03', theme: 'japan', text: 'Tokyo must call its trawlers home.' },
  ],
};
