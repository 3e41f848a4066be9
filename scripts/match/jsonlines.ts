import { createReadStream } from 'node:fs';
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
    for await (const line of readLines(fileAt(name))) {
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

/**
 * Splits a file at its line feeds alone: `node:readline` also does at U+2028 and U+2029, which stand unescaped in JSON and
 * come up in news. A byte order mark is left out.
 */
async function* readLines(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of createReadStream(path)) {
    const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  yield rest + decoder.decode();
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

/** Writes one result as a JSON line, in one line also for who takes U+2028 for an end; waits where the reader is slow. */
export async function writeLine(result: unknown): Promise<void> {
  const line = JSON.stringify(result).replace(/[\u2028\u2029]/g, (end) => (end === '\u2028' ? '\\u2028' : '\\u2029'));
  if (process.stdout.write(`${line}\n`)) return;
  await new Promise<void>((resolve) => void process.stdout.once('drain', resolve));
}
