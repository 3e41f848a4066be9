import type { Essay } from '../essays/essay.ts';

/** What the tests of both scorers match with. */
export const ESSAY: Essay = {
  id: 'essay',
  title: 'Guarantees',
  author: 'A. Writer',
  themes: [{ id: 't', label: 'T' }],
  claims: [
    { id: 'c1', theme: 't', text: 'The United States no longer guarantees the security of Europe.' },
    { id: 'c2', theme: 't', text: 'European states must raise their defence spending at once.' },
    { id: 'c3', theme: 't', text: 'Serbia is a staging post for Russian influence in the Balkans.' },
    { id: 'c4', theme: 't', text: 'Sanctions have emptied the treasury in Moscow.' },
  ],
};
