import { useState } from 'preact/hooks';
import { JoinedWords } from '@/components/JoinedWords.tsx';
import type { Claim, Essay } from '@/utils/essays/essay.ts';
import { type AboutChange, changesNothing, type PackUpdate, updateFromPack } from '@/utils/essays/packupdate.ts';
import { findBinnedEssay } from '@/utils/storage/bin.ts';
import { findEssay } from '@/utils/storage/essays.ts';
import { takePack } from '@/utils/storage/ownessays.ts';
import { useLive } from '@/utils/storage/uselive.ts';
import { RELATION_WORDS } from '../editor/WordingList.tsx';
import { problemsOf } from './problemsof.ts';

const PART_WORDS: Record<AboutChange['part'], string> = {
  title: 'Title',
  author: 'Author',
  affiliation: 'Who the author is',
  publication: 'Published',
  url: 'Web address',
  licence: 'Licence',
  sensitivity: 'Highlights',
  theme: 'Theme',
};

interface Props {
  pack: Essay;
  /** Called once it was taken, where the pack lies at an address that is followed. */
  follow?(): Promise<void>;
  onCancel(): void;
}

/** What an essay pack would bring, before it is taken. */
export function PackPreview({ pack, follow, onCancel }: Props) {
  const known = useLive(() => findEssay(pack.id), [pack.id]).value;
  const binned = useLive(() => findBinnedEssay(pack.id), [pack.id]).value;
  const [problem, setProblem] = useState('');
  if (known?.kind !== 'answer' || binned?.kind !== 'answer') return null;
  const deleted = known.value ? null : binned.value;
  const mine = known.value ?? (deleted && { ...deleted.content, builtIn: false });
  const update = mine && !mine.builtIn ? updateFromPack(mine.pack ?? null, mine, pack) : null;
  const take = async () => {
    try {
      await takePack(update?.essay ?? pack, pack);
      await follow?.();
      location.hash = '#essays';
    } catch (error) {
      setProblem(problemsOf(error).join(' '));
    }
  };
  const same = update !== null && changesNothing(update);
  const nothing = same && deleted === null;
  return (
    <section class="block pack" aria-label="What the pack holds">
      <h2 dir="auto">{pack.title}</h2>
      <p class="lead">
        <Citation pack={pack} />
      </p>
      {mine?.builtIn ? (
        <p>This essay comes with Throughline: you have it already.</p>
      ) : update === null ? (
        <NewPack pack={pack} />
      ) : (
        <>
          {deleted !== null && <p>{deletedWords(deleted.deleted)}</p>}
          <p>{versionWords(mine?.pack?.version ?? mine?.version ?? 1, pack.version ?? 1)}</p>
          <UpdateList update={update} />
          {same && <p>{deleted ? 'Nothing in it is new to you.' : 'You have all of it. There is nothing to take.'}</p>}
        </>
      )}
      <p class="error" role="alert">
        {problem}
      </p>
      <div class="data-actions">
        {!mine?.builtIn && (!nothing || follow) && (
          <button type="button" class="button primary" onClick={() => void take()}>
            {nothing ? 'Follow it' : takeWords(update !== null, deleted !== null)}
          </button>
        )}
        <button type="button" class="button" onClick={onCancel}>
          {mine?.builtIn || (nothing && !follow) ? 'Close' : 'Cancel'}
        </button>
      </div>
    </section>
  );
}

function NewPack({ pack }: { pack: Essay }) {
  return (
    <>
      <p>
        {pack.claims.length} {pack.claims.length === 1 ? 'claim' : 'claims'} in {pack.themes.length}{' '}
        {pack.themes.length === 1 ? 'theme' : 'themes'}. Nothing is written yet.
      </p>
      {pack.themes.map((theme) => (
        <ClaimList
          key={theme.id}
          title={theme.label}
          claims={pack.claims.filter((claim) => claim.theme === theme.id)}
        />
      ))}
    </>
  );
}

function UpdateList({ update }: { update: PackUpdate }) {
  return (
    <>
      <ClaimList title="New" claims={update.added} />
      {update.changed.length > 0 && (
        <section class="pack-part">
          <h3>Changed</h3>
          <ul role="list">
            {update.changed.map(({ before, after }) => (
              <li key={after.id} dir="auto">
                {before.text !== after.text && <Gone words={before.text} />} <bdi>{after.text}</bdi>
                {before.theme !== after.theme && (
                  <p class="hint">
                    Now in the theme “<bdi>{themeLabel(update.essay, after.theme)}</bdi>”
                  </p>
                )}
                <WordingChanges before={before} after={after} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {update.about.length > 0 && (
        <section class="pack-part">
          <h3>About the essay</h3>
          <ul role="list">
            {update.about.map(({ part, before, after }) => (
              <li key={part + before} dir="auto">
                <span class="wording-kind">{PART_WORDS[part]}: </span>
                {before !== '' && <Gone words={before} />} <bdi>{after}</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ClaimList title="Taken out (notes and sightings stay)" claims={update.removed} />
      <ClaimList title="Kept as you have them" claims={update.kept} />
      <ClaimList title="Left out, as you decided" claims={update.leftOut} />
    </>
  );
}

function ClaimList({ title, claims }: { title: string; claims: Claim[] }) {
  if (claims.length === 0) return null;
  return (
    <section class="pack-part">
      <h3 dir="auto">{title}</h3>
      <ul role="list">
        {claims.map((claim) => (
          <li key={claim.id} dir="auto">
            {claim.text}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Words that are taken out. */
function Gone({ words }: { words: string }) {
  return (
    <del>
      <bdi>{words}</bdi>
    </del>
  );
}

/** The wordings that come and go: the matcher compares sentences with them, too. */
function WordingChanges({ before, after }: { before: Claim; after: Claim }) {
  const missingIn = (other: Claim, claim: Claim) =>
    (claim.wordings ?? []).filter(
      ({ relation, text }) => !other.wordings?.some((each) => each.relation === relation && each.text === text),
    );
  const [gone, come] = [missingIn(after, before), missingIn(before, after)];
  if (gone.length + come.length === 0) return null;
  return (
    <ul role="list" class="pack-wordings">
      {[...gone, ...come].map((wording) => (
        <li key={wording.relation + wording.text} dir="auto">
          <span class="wording-kind">{RELATION_WORDS[wording.relation]}: </span>
          {gone.includes(wording) ? <Gone words={wording.text} /> : <bdi>{wording.text}</bdi>}
        </li>
      ))}
    </ul>
  );
}

function themeLabel({ themes }: Essay, theme: string): string {
  return themes.find(({ id }) => id === theme)?.label ?? theme;
}

function deletedWords(time: string): string {
  const day = new Date(time).toLocaleDateString('en-GB', { dateStyle: 'long' });
  return `You deleted this essay on ${day}, and it is still in the bin. Taking the file brings it back from there, with what you had changed in it.`;
}

function takeWords(known: boolean, deleted: boolean): string {
  if (deleted) return 'Bring it back with these changes';
  return known ? 'Take these changes' : 'Add this essay';
}

function versionWords(mine: number, theirs: number): string {
  if (theirs > mine) return `You have version ${mine} of this essay. This is version ${theirs}; it would change:`;
  if (theirs < mine) return `This is version ${theirs}, older than your version ${mine}. It would change:`;
  return `You have version ${mine} of this essay, too. The pack would change:`;
}

function Citation({ pack: { author, publication, licence, version = 1 } }: { pack: Essay }) {
  const { name, date } = publication ?? {};
  return <JoinedWords parts={[author, name, date, licence ?? 'no licence named', `version ${version}`]} />;
}
