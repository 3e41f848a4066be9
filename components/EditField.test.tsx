// @vitest-environment jsdom
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { beforeEach, expect, it } from 'vitest';
import { EditField } from './EditField.tsx';

/** Keeps what it is given, trimmed, as an essay does; refuses what is empty. */
let setFromElsewhere: (value: string) => void;
function Host() {
  const [value, setValue] = useState('Reefs die.');
  setFromElsewhere = setValue;
  return (
    <EditField
      long
      label="Claim"
      refusal="A claim needs words."
      value={value}
      onChange={(text) => text.trim() !== '' && setValue(text.trim())}
    />
  );
}

const field = () => document.querySelector('textarea')!;
const type = (text: string) =>
  act(() => {
    field().value = text;
    field().dispatchEvent(new Event('input', { bubbles: true }));
  });

beforeEach(async () => {
  document.body.replaceChildren(document.createElement('div'));
  await act(() => render(<Host />, document.body.firstElementChild!));
});

it('leaves what is typed in the field as it is, blanks too', async () => {
  await type('Reefs live. ');
  expect(field().value).toBe('Reefs live. ');
  expect(field().getAttribute('aria-invalid')).toBe('false');
});

it('says what was refused, and goes back to what is kept when it is left', async () => {
  await type('  ');
  expect(document.querySelector('[role=status]')?.textContent).toBe('A claim needs words.');
  await act(() => void field().dispatchEvent(new FocusEvent('blur')));
  expect(field().value).toBe('Reefs die.');
  expect(document.querySelector('[role=status]')).toBeNull();
});

it('shows what was changed from elsewhere, by undoing', async () => {
  await type('Reefs live.');
  await act(() => setFromElsewhere('Reefs die.'));
  expect(field().value).toBe('Reefs die.');
});
