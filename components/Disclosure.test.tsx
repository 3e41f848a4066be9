// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import { Disclosure } from './Disclosure.tsx';

afterEach(() => act(() => render(null, document.body)));

const show = (open: boolean) =>
  act(() =>
    render(
      <Disclosure summary="Filter" open={open}>
        <input />
      </Disclosure>,
      document.body,
    ),
  );
const details = () => document.querySelector('details')!;

it('begins as it is told, and opens when it is told to later', async () => {
  await show(false);
  expect(details().open).toBe(false);
  await show(true);
  expect(details().open).toBe(true);
});

it('never shuts by itself: the keyboard may be in it', async () => {
  await show(true);
  await show(false);
  expect(details().open).toBe(true);
  details().open = false;
  await show(false);
  expect(details().open).toBe(false);
});
