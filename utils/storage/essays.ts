import type { Claim, ClaimRef, Essay } from '../essays/essay.ts';
import { buildGateProfile } from '../matching/gateprofile.ts';
import { cyrb53 } from '../matching/matchid.ts';
import type { ClaimDescription } from '../messaging/protocol.ts';
import { db, type StoredEssay } from './db.ts';
import { exclusively } from './exclusively.ts';
import { namingFailures } from './failure.ts';
import { keepGateProfiles } from './gateprofiles.ts';
import { laterThan } from './later.ts';
import { binKey } from './binkey.ts';

/** Lists every essay, built-in ones first, then in the order they came. */
export async function listEssays(): Promise<StoredEssay[]> {
  const essays = await db.essays.toArray();
  return essays.toSorted((a, b) => Number(b.builtIn) - Number(a.builtIn) || a.added.localeCompare(b.added));
}

/** Finds an essay, enabled or not. */
export function findEssay(id: string): Promise<StoredEssay | undefined> {
  return db.essays.get(id);
}

/**
 * Installs an essay or refreshes its content; whether it is enabled and when it was added stay as they were.
 * @throws StorageFullError
 */
export async function installEssay(
  essay: Essay,
  { builtIn = false, pack }: { builtIn?: boolean; pack?: Essay } = {},
): Promise<StoredEssay> {
  const stored = await namingFailures(() =>
    db.transaction('rw', db.essays, db.bin, async () => {
      const known = await db.essays.get(essay.id);
      const binned = await db.bin.get(binKey('essay', essay.id));
      const next: StoredEssay = {
        ...essay,
        builtIn: builtIn || (known?.builtIn ?? false),
        enabled: known?.enabled ?? true,
        added: known?.added ?? new Date().toISOString(),
        modified: laterThan(binned?.deleted),
        ...((pack ?? known?.pack) && { pack: pack ?? known?.pack }),
      };
      await db.bin.delete(binKey('essay', essay.id));
      await db.essays.put(next);
      return next;
    }),
  );
  await refreshGateProfiles();
  return stored;
}

/** Has an essay's claims looked for, or not. Matches and notes stay. */
export async function setEssayEnabled(id: string, enabled: boolean): Promise<void> {
  await namingFailures(() => db.essays.update(id, { enabled, modified: laterThan() }));
  await refreshGateProfiles();
}

/** Writes the gate's and the glance's profiles anew from the enabled essays. Call it after essays changed by other means. */
export function refreshGateProfiles(): Promise<void> {
  return exclusively('gate-profiles', async () => {
    const enabled = (await listEssays()).filter((essay) => essay.enabled);
    await keepGateProfiles(enabled.map((essay) => ({ ...buildGateProfile(essay), edition: editionOf(essay) })));
  });
}

/** Says what a card shows of a claim; null where the essay or the claim is gone. */
export async function describeClaim(ref: ClaimRef): Promise<ClaimDescription | null> {
  const essay = await db.essays.get(ref.essay);
  const claim = essay?.claims.find(({ id }) => id === ref.claim);
  if (essay && claim) return describe(essay, claim);
  const retired = essay?.retired?.find(({ id }) => id === ref.claim);
  return essay && retired ? { ...describe(essay, { ...retired, theme: '' }), retired: true } : null;
}

/** Changes whenever what is matched changes, so that open pages ask anew. */
function editionOf({ claims }: Essay): string {
  return cyrb53(JSON.stringify(claims.map(({ id, text, wordings }) => [id, text, wordings])), 0).toString(36);
}

function describe(essay: Essay, claim: Claim): ClaimDescription {
  const theme = essay.themes.find(({ id }) => id === claim.theme);
  return {
    essay: essay.id,
    claim: claim.id,
    text: claim.text,
    themeLabel: theme?.label ?? '',
    essayTitle: essay.title,
    author: essay.author,
  };
}
