/**
 * The matcher on the command line: JSON lines out, progress and warnings on standard error.
 *
 *     npm run -s match -- --essay ESSAY.json PAGE.html[.gz]…
 *     npm run -s match -- --essay ESSAY.json --documents DOCS.jsonl [--all 200]
 *     npm run -s match -- --pairs PAIRS.jsonl
 *     npm run -s match -- --claims ESSAY.txt
 */
import './nodeversion.ts';
import type { Essay } from '../../utils/essays/essay.ts';
import type { Sensitivity } from '../../utils/matching/match.ts';
import type { Scorer } from '../../utils/matching/scorer.ts';
import { createNodeScorer } from '../../utils/model/node.ts';
import { readClaims } from './claims.ts';
import { matchDocument, SplitDocument } from './documents.ts';
import { readEssay } from './essayfile.ts';
import { readJsonLines, writeLine } from './jsonlines.ts';
import { parseOptions, type Task } from './options.ts';
import { matchPage } from './pages.ts';
import { Pair, scorePairs } from './pairs.ts';
import { describe, exitStatus, InputError, warn, type Tally } from './problems.ts';

let opened: Promise<Scorer> | undefined;
const openScorer = (): Promise<Scorer> => (opened ??= createNodeScorer());

/** As in the extension: what is asked for, else the essay's own. */
function sensitivityFor(task: { sensitivity: Sensitivity | null }, essay: Essay): Sensitivity {
  return task.sensitivity ?? essay.sensitivity ?? 'balanced';
}

async function run(task: Task, tally: Tally): Promise<void> {
  switch (task.kind) {
    case 'pages': {
      const essay = await readEssay(task.essay);
      for (const name of task.pages) {
        await handle(name, tally, () =>
          matchPage(name, { ...task, essay, sensitivity: sensitivityFor(task, essay), openScorer }),
        );
      }
      return;
    }
    case 'documents': {
      const essay = await readEssay(task.essay);
      for await (const document of readJsonLines(task.documents, SplitDocument, tally)) {
        await handle(document.doc, tally, async () =>
          matchDocument(document, {
            ...task,
            essay,
            sensitivity: sensitivityFor(task, essay),
            scorer: await openScorer(),
          }),
        );
      }
      return;
    }
    case 'pairs': {
      const pairs: Pair[] = [];
      for await (const pair of readJsonLines(task.pairs, Pair, tally)) pairs.push(pair);
      if (pairs.length === 0) return;
      for (const result of await scorePairs(pairs, await openScorer())) {
        await writeLine(result);
        tally.handled += 1;
      }
      return;
    }
    case 'claims': {
      await writeLine(await readClaims(task.text));
      tally.handled += 1;
      return;
    }
  }
}

/** Prints one input's result, or says why there is none and goes on with the others. */
async function handle(name: string, tally: Tally, work: () => Promise<object>): Promise<void> {
  try {
    await writeLine(await work());
    tally.handled += 1;
  } catch (error) {
    warn(`${name}: ${describe(error)}`);
    tally.failed += 1;
  }
}

async function main(): Promise<number> {
  const tally: Tally = { handled: 0, failed: 0 };
  try {
    await run(parseOptions(process.argv.slice(2)), tally);
    return exitStatus(tally);
  } catch (error) {
    warn(describe(error));
    return error instanceof InputError ? 2 : 1;
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (`| head`) is no error; a disk that is full is.
  if (error.code === 'EPIPE') process.exit(0);
  warn(`output: ${describe(error)}`);
  process.exit(1);
});
// ONNX Runtime's threads would keep the process alive; an empty write waits until the pipe has taken everything.
const status = await main();
process.stdout.write('', () => process.exit(status));
