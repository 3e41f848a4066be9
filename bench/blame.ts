import { OF_SAVED_PAGES } from '../e2e/harness/complaints.ts';
import { openBare, type BareBrowser } from './barebrowser.ts';
import type { Trace } from './pagetrace.ts';

/** What was seen of a page, with the extension or without it. */
export interface FeltPage extends Trace {
  complaints: string[];
}

/** What is felt with the extension and not without it, a line each. A page may complain, write and shift by itself. */
export interface Blame {
  changed: string[];
  shifted: string[];
  complaints: string[];
}

/** Looks at a page, with the extension. */
type Look = (path: string) => Promise<FeltPage>;

/** Looks at each page that felt something again, without the extension. */
export async function blame(looks: Map<string, FeltPage>, lookAgain: Look): Promise<Blame> {
  const ours: Blame = { changed: [], shifted: [], complaints: [] };
  let bare: BareBrowser | null = null;
  for (const [path, look] of looks) {
    const complaints = look.complaints.filter((each) => !OF_SAVED_PAGES.test(each)).map(withoutPort);
    if (look.written === null && look.shift === 0 && complaints.length === 0) continue;
    bare ??= await openBare();
    const alone = await bare.look(path);
    if (look.written !== alone.written) ours.changed.push(`${path}: ${look.written}`);
    const theirs = alone.complaints.map(withoutPort);
    ours.complaints.push(...complaints.filter((each) => !theirs.includes(each)).map((each) => `${path}: ${each}`));
    const shifted = await blameShift(look, alone, {
      lookAgain: () => lookAgain(path),
      lookAlone: () => bare!.look(path),
    });
    if (shifted !== null) ours.shifted.push(`${path}: ${shifted}`);
  }
  await bare?.close();
  return ours;
}

/** Times that a shifting page is looked at again each way: images that fail to load shift it in one look of several. */
const MOST_LOOKS = 4;

/** Tells what the extension shifts each time and the page never by itself; null: nothing. */
async function blameShift(
  first: FeltPage,
  alone: FeltPage,
  { lookAgain, lookAlone }: { lookAgain: () => Promise<FeltPage>; lookAlone: () => Promise<FeltPage> },
): Promise<string | null> {
  let [least, most] = [first, alone];
  for (let again = 0; least.shift > most.shift; again += 1) {
    if (again === MOST_LOOKS) return `${least.shift} for ${most.shift}: ${least.moved.join(' | ')}`;
    const [withUs, without] = [await lookAgain(), await lookAlone()];
    if (withUs.shift < least.shift) least = withUs;
    if (without.shift > most.shift) most = without;
  }
  return null;
}

/** The page is served at another port without the extension. */
function withoutPort(complaint: string): string {
  return complaint.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1');
}
