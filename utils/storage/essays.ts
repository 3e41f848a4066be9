import type { Claim, ClaimRef, Essay } from '../essays/essay.ts';
import { colourEssays, type EssayColour } from '../essays/look.ts';
import type { Sensitivity } from '../matching/match.ts';
import type { ClaimDescription } from '../messaging/protocol.ts';
import { db, type StoredEssay } from './db.ts';
import { exclusively } from './exclusively.ts';
import { namingFailures } from './failure.ts';
import { keepGates } from './keepgates.ts';
import { laterThan } from './later.ts';
import { binKey } from './binkey.ts';
import { retire } from './merge.ts';

/** An essay with the colour of its highlights, chosen or found. */
export type ListedEssay = StoredEssay & { colour: EssayColour };

/** Lists every essay, built-in ones first, then in the order they came. */
export async function listEssays(): Promise<ListedEssay[]> {
  const essays = inOrder(await db.essays.toArray());
  const colours = colourEssays(essays);
  return essays.map((essay) => ({ ...essay, colour: colours.get(essay.id)! }));
}

function inOrder(essays: StoredEssay[]): StoredEssay[] {
  return essays.toSorted((a, b) => Number(b.builtIn) - Number(a.builtIn) || a.added.localeCompare(b.added));
}

/** Finds an essay, enabled or not. */
export function findEssay(id: string): Promise<StoredEssay | undefined> {
  return db.essays.get(id);
}

/**
 * Installs an essay or refreshes its content; whether it is enabled, its colour and when it was added stay as they were,
 * also where it comes out of the bin.
 * @throws StorageFullError
 */
export async function installEssay(
  essay: Essay,
  { builtIn = false, pack }: { builtIn?: boolean; pack?: Essay } = {},
): Promise<StoredEssay> {
  const stored = await namingFailures(() =>
    db.transaction('rw', db.essays, db.bin, async () => {
      const binned = await db.bin.get(binKey('essay', essay.id));
      const kept = binned?.kind === 'essay' && binned.content ? { ...binned.content, builtIn: false } : undefined;
      const known = (await db.essays.get(essay.id)) ?? kept;
      const next: StoredEssay = {
        ...essay,
        builtIn: builtIn || (known?.builtIn ?? false),
        enabled: known?.enabled ?? true,
        added: known?.added ?? new Date().toISOString(),
        modified: laterThan(binned?.deleted ?? known?.modified),
        ...((pack ?? known?.pack) && { pack: pack ?? known?.pack }),
      };
      if (builtIn && known) Object.assign(next, retire(known, essay));
      if (builtIn && known?.sensitivity) next.sensitivity = known.sensitivity;
      // Kept from here on: an essay does not change its colour because another one goes.
      next.colour = known?.colour ?? (await findColour(next));
      await db.bin.delete(binKey('essay', essay.id));
      await db.essays.put(next);
      return next;
    }),
  );
  await refreshGateProfiles();
  return stored;
}

/** Finds a colour for an essay among the others that there are. */
async function findColour(essay: StoredEssay): Promise<EssayColour> {
  const others = (await db.essays.toArray()).filter(({ id }) => id !== essay.id);
  return colourEssays(inOrder([...others, essay])).get(essay.id)!;
}

/** Has an essay's claims looked for, or not. Matches and notes stay. */
export async function setEssayEnabled(id: string, enabled: boolean): Promise<void> {
  await namingFailures(() =>
    db.essays.update(id, (essay) => {
      Object.assign(essay, { enabled, modified: laterThan(essay.modified) });
    }),
  );
  await refreshGateProfiles();
}

/** What the reader can decide of the highlights of one essay; `sensitivity` null: as set for all. */
export interface LookChange {
  colour?: EssayColour;
  sensitivity?: Sensitivity | null;
}

/** Has an essay's highlights look otherwise, or be more or fewer. Open pages follow at once. */
export async function setEssayLook(id: string, { colour, sensitivity }: LookChange): Promise<void> {
  await namingFailures(() =>
    db.essays.update(id, (essay) => {
      essay.modified = laterThan(essay.modified);
      if (colour) essay.colour = colour;
      if (sensitivity) essay.sensitivity = sensitivity;
      else if (sensitivity === null) delete essay.sensitivity;
    }),
  );
  await refreshGateProfiles();
}

/** Writes the gate's and the glance's profiles and the looks anew from the enabled essays. Call it after essays changed by other means. */
export function refreshGateProfiles(): Promise<void> {
  return exclusively('gate-profiles', async () => {
    await keepGates((await listEssays()).filter((essay) => essay.enabled));
  });
}

/** Says what a card shows of a claim; null where the essay or the claim is gone. */
export async function describeClaim(ref: ClaimRef): Promise<ClaimDescription | null> {
  const essay = await findListed(ref.essay);
  const claim = essay?.claims.find(({ id }) => id === ref.claim);
  if (essay && claim) return describe(essay, claim);
  const retired = essay?.retired?.find(({ id }) => id === ref.claim);
  return essay && retired ? { ...describe(essay, { ...retired, theme: '' }), retired: true } : null;
}

/** A card asks for each of its claims: the other essays are read only where the colour hangs on them. */
async function findListed(id: string): Promise<ListedEssay | undefined> {
  const essay = await findEssay(id);
  if (essay?.colour) return { ...essay, colour: essay.colour };
  return essay && (await listEssays()).find((each) => each.id === id);
}

function describe(essay: ListedEssay, claim: Claim): ClaimDescription {
  const theme = essay.themes.find(({ id }) => id === claim.theme);
  return {
    essay: essay.id,
    claim: claim.id,
    text: claim.text,
    themeLabel: theme?.label ?? '',
    essayTitle: essay.title,
    author: essay.author,
    colour: essay.colour,
  };
}
