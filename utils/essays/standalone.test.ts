import { describe, expect, it } from 'vitest';
import { makeStandalone } from './standalone.ts';

describe('makeStandalone', () => {
  it.each([
    ['But the reefs will die.', null, 'The reefs will die.'],
    ['And yet, the fleets know it.', null, 'The fleets know it.'],
    [
      'It makes the price tag cheaper.',
      'But a price cap does not make food cheaper.',
      'A price cap makes the price tag cheaper.',
    ],
    ["It's ranked by a machine.", 'A feed is nothing like a mirror.', 'A feed is ranked by a machine.'],
    ['They merely did the sum.', 'The Dutch are not a softer people.', 'The Dutch merely did the sum.'],
    ['It will not return.', 'Washington can leave tomorrow.', 'Washington will not return.'],
    ['They have faded.', 'The hopes of the poor are small.', 'The hopes of the poor have faded.'],
    ['They have faded.', 'European fears are small.', 'European fears have faded.'],
    ['It must act.', 'The government of France is weak.', 'The government of France must act.'],
    ['Second, the state must pay.', null, 'The state must pay.'],
    ["It's been kept alive by fear.", 'The euro is a political project.', 'The euro has been kept alive by fear.'],
    ['But for American arms, Kyiv would have fallen.', null, 'But for American arms, Kyiv would have fallen.'],
  ])('makes of "%s" after "%s" what can stand alone', (sentence, before, text) => {
    expect(makeStandalone(sentence, before)).toEqual({ text, dependent: false });
  });

  it.each([
    ['no sentence before it', 'It will not return.', null],
    ['another number', 'They will not return.', 'The federation is worried.'],
    ['several that it could be', 'It will not return.', 'Australia and Japan are worried.'],
    ['nobody in particular', 'It does so for votes.', 'No country can subsidise a thing and fight it.'],
    ['an aside in the subject', 'It is meant to protect the seabed.', 'The authority, which must decide, is odd.'],
    ['a thing pointed at', 'That is no coincidence.', 'The law expires in May.'],
    ['what somebody thinks', 'It has lost patience.', 'Washington thinks Europe is weak.'],
    ['what somebody said', 'It will not survive.', 'Putin said Ukraine is not a state.'],
    ['what one said of itself', 'It has failed.', 'NATO said it was ready.'],
    ['what many know', 'They want weapons.', 'Poles know promises are cheap.'],
    ['what one did, in a clause', 'It must end.', 'The war Russia has waged is cruel.'],
    ['what many did, in a clause', 'They must end.', 'The promises politicians have made are cheap.'],
    ['a fact', 'It will act.', 'The fact that Europe is rich is known.'],
    ['a person', 'He wants to win.', 'The minister is proud.'],
    ['a person for a thing', 'It will be empty by August.', 'The minister who opened the reservoir is proud of it.'],
    ['a subject that a time stands before', 'They will do nothing now.', 'Last year ministers were told again.'],
    ['what it is about', 'It is about who counts as an islander.', null],
    ['what is spoken of within a quotation', '“It will not last,” the mayor says.', 'The bridge is old.'],
    ['what is spoken of within brackets', '(This was before the war.)', null],
  ])('leaves and marks what leans on %s', (_name, sentence, before) => {
    expect(makeStandalone(sentence, before)).toEqual({ text: sentence, dependent: true });
  });

  it.each([
    'Those who defend it should try a winter in Hull.',
    'He who pays the piper calls the tune.',
    'This summer’s drought will be the worst in decades.',
    'It takes a law.',
    'It is time to leave.',
    'It was the bank that failed them.',
    'Reefs die.',
  ])('takes "%s" to stand alone', (sentence) => {
    expect(makeStandalone(sentence, 'Tokyo is far away.')).toEqual({ text: sentence, dependent: false });
  });
});
