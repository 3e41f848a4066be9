import { expect, it } from 'vitest';
import { guessHeading } from './heading.ts';

it.each([
  ['By Maria O’Connell-Smith and Dr. J. R. Petrov', 'Maria O’Connell-Smith and Dr. J. R. Petrov'],
  ['BY ANN WRITER', 'ANN WRITER'],
  ['By Jan van der Berg, Brussels', 'Jan van der Berg'],
  ['By Henry Ford Jr.', 'Henry Ford Jr.'],
  ['By Dana K. Whitfield, R.N.', 'Dana K. Whitfield'],
  ['By Jane Doe, Ph.D., M.D.', 'Jane Doe'],
])('reads the author of "%s"', (line, author) => {
  const text = `Run the ferry\n${line}\n\nThe ferry must run.`;
  expect(guessHeading(text)).toEqual({
    title: 'Run the ferry',
    author,
    bodyStart: text.indexOf(line) + line.length,
  });
});

it.each(['By then it was too late for the ferry.', 'By London Bridge the crowd had waited all night.'])(
  'takes "%s" for the first sentence, not for a byline',
  (line) => {
    expect(guessHeading(`Run the ferry\n\n${line}\n\nIt must run.`)).toMatchObject({ author: '', bodyStart: 13 });
  },
);

it('takes a title that begins as a byline does for a title, and a row of signs for none', () => {
  expect(guessHeading('---\nBy land or by sea\n\nThe ferry must run.')).toMatchObject({
    title: 'By land or by sea',
    author: '',
  });
});

it.each(['OPINION', 'Editorial', 'Guest Essay', 'Commentary'])(
  'takes the label "%s" over an op-ed for no title',
  (label) => {
    const text = `${label}\n\nRun the ferry\nBy Ann Writer\n\nThe ferry must run.`;
    expect(guessHeading(text)).toEqual({
      title: 'Run the ferry',
      author: 'Ann Writer',
      bodyStart: text.indexOf('\n\nThe ferry'),
    });
    expect(guessHeading(`${label}\n\nThe ferry must run.`).title).toBe('The ferry must run.');
  },
);

it.each(['The council keeps faith with a bridge that leaks. It should not.', 'Why a bridge is no answer'])(
  'finds the author under the standfirst "%s"',
  (standfirst) => {
    const text = `Run the ferry\n\n${standfirst}\n\nBy Ann Writer\n\nThe ferry must run.`;
    expect(guessHeading(text)).toEqual({
      title: 'Run the ferry',
      author: 'Ann Writer',
      bodyStart: text.indexOf('\n\nThe ferry'),
    });
  },
);
