import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { fileAt } from './options.ts';
import { describe, InputError, warn, type Tally } from './problems.ts';

/**
 * Reads a file of JSON lines one by one. A line that is not JSON or not of the schema is named on standard error and
 * counted as failed; empty lines are skipped.
 * @throws InputError where the file cannot be read
 */
export async function* readJsonLines<T>(
  name: string,
  schema: v.GenericSchema<unknown, T>,
  tally: Tally,
): AsyncGenerator<T> {
  let number = 0;
  try {
    for await (const line of createInterface({ input: createReadStream(fileAt(name)), crlfDelay: Infinity })) {
      number += 1;
      if (line.trim() === '') continue;
      const parsed = parseLine(line, schema);
      if (typeof parsed === 'string') {
        tally.failed += 1;
        warn(`${name}:${number}: ${parsed}`);
      } else {
        yield parsed.value;
      }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new InputError(`${name}: ${describe(error)}`, { cause: error });
  }
}

function parseLine<T>(line: string, schema: v.GenericSchema<unknown, T>): { value: T } | string {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return 'not JSON';
  }
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return { value: parsed.output };
  const [issue] = parsed.issues;
  return `${v.getDotPath(issue) ?? 'line'}: ${issue.message}`;
}

/** Writes one result as a JSON line; waits where the reader is slow. */
export async function writeLine(result: unknown): Promise<void> {
  if (process.stdout.write(`${JSON.stringify(result)}\n`)) return;
  await new Promise<void>((resolve) => void process.stdout.once('drain', resolve));
}
