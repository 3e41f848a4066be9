import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { db } from './db.ts';
import { getVectors, setVectors } from './vectors.ts';

const values = Float32Array.of(1);
const keys = async () => (await db.vectors.toCollection().primaryKeys()).toSorted();

beforeEach(() => db.vectors.clear());

it('drops an earlier wording of a claim with the claim, and all of an essay with the essay', async () => {
  for (const key of ['a|v|1', 'a|v|claim 0|1', 'a|v|claim 1|1', 'b|v|1', 'b|v|claim 0|1'])
    await setVectors(key, values);
  await setVectors('a|v|claim 0|2', values);
  expect(await keys()).toEqual(['a|v|1', 'a|v|claim 0|2', 'a|v|claim 1|1', 'b|v|1', 'b|v|claim 0|1']);
  await setVectors('a|v|2', values);
  expect(await keys()).toEqual(['a|v|2', 'b|v|1', 'b|v|claim 0|1']);
  expect(await getVectors('a|v|2')).toEqual(values);
});
