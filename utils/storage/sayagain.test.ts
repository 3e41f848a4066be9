import { expect, it } from 'vitest';
import { sayAgain } from './sayagain.ts';

it('changes what is heard each time, and nothing that is seen', () => {
  const heard = ['Moved up.', 'Moved up.', 'Moved up.', 'Moved down.', '', ''].reduce<string[]>(
    (said, words) => [...said, sayAgain(said.at(-1) ?? '', words)],
    [],
  );
  for (const i of [1, 2, 3]) expect(heard[i]).not.toBe(heard[i - 1]);
  expect(heard.map((words) => words.trim())).toEqual(['Moved up.', 'Moved up.', 'Moved up.', 'Moved down.', '', '']);
});
