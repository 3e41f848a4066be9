import { join } from 'node:path';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { Essay } from '../../utils/essays/essay.ts';
import { chooseFile, openRoute, press } from './librarypage.ts';
import type { Walk } from './walk.ts';
import { until } from './wait.ts';

/** What the practice article says that the built-in essay claims, too. */
export const SHARED = 'must spend far more on its own defence';
/** What it says of the second essay alone. */
export const ALONE = 'Threats from Washington to halt military aid';

/**
 * An essay of a reader's own on the practice article's subject, with a claim that the built-in one makes as well, and
 * claims enough for the gate to know its themes by.
 */
export const SECOND_ESSAY: Essay = {
  id: 'arm-europe',
  title: 'Arm Europe now',
  author: 'Ann Writer',
  version: 1,
  themes: [
    { id: 'money', label: 'Money for arms' },
    { id: 'kyiv', label: 'Arms for Kyiv' },
  ],
  claims: [
    {
      id: 'spend',
      theme: 'money',
      text: 'Europe must spend far more on its own defence and produce more ammunition.',
    },
    {
      id: 'halt',
      theme: 'kyiv',
      text: 'American threats to halt military aid to Ukraine have unsettled Europe.',
      wordings: [
        { relation: 'same', text: 'Threats from Washington to halt military aid to Kyiv alarm European capitals.' },
      ],
    },
    {
      id: 'army',
      theme: 'money',
      text: 'NATO would lose nothing if Europe formed an army of its own for its defence against Russia.',
    },
    {
      id: 'talks',
      theme: 'kyiv',
      text: 'Ukraine and its president Volodymyr Zelensky must not be pressed into peace talks by Donald Trump.',
    },
    {
      id: 'late',
      theme: 'kyiv',
      text: 'The allies and their defence ministers promise troops, ammunition and military aid to Kyiv too late.',
    },
  ],
};

/** Adds an essay as a reader does: as a file in the library. */
export async function addEssayFile(walk: Walk, essay: Essay): Promise<void> {
  const { library } = walk;
  const folder = mkdtempSync(join(tmpdir(), 'throughline-essay-'));
  const path = join(folder, `${essay.id}.json`);
  writeFileSync(path, JSON.stringify(essay));
  await openRoute(walk, library, 'add');
  await chooseFile(library, path);
  await press(library, 'Add this essay');
  await until('the essay in the list', () => library.$(`.essay[aria-label="${essay.title}"]`));
  rmSync(folder, { recursive: true });
}
