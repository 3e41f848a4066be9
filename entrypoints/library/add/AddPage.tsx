import { useState } from 'preact/hooks';
import { detectLanguage } from '@/utils/article/language.ts';
import { draftEssay, type EssaySource } from '@/utils/essays/draftessay.ts';
import type { Essay } from '@/utils/essays/essay.ts';
import { toPlainText } from '@/utils/essays/plaintext.ts';
import { CAN_FETCH_PACKS, fetchPack } from '@/utils/library/fetchpack.ts';
import { readAddress } from '@/utils/library/readaddress.ts';
import { readEssayFile } from '@/utils/library/readessayfile.ts';
import { type AddProblem, formatRoute } from '@/utils/library/route.ts';
import { readTypedAddress } from '@/utils/library/typedaddress.ts';
import { startEssayDraft } from '@/utils/storage/essaydrafts.ts';
import { takenEssayIds } from '@/utils/storage/ownessays.ts';
import { subscribe } from '@/utils/storage/subscriptions.ts';
import { useAttemptTold } from '@/utils/storage/useattempt.ts';
import { useOneAtATime } from '../useoneatatime.ts';
import { AddressForm } from './AddressForm.tsx';
import { FileSource } from './FileSource.tsx';
import { PackPreview } from './PackPreview.tsx';
import { PageSource } from './PageSource.tsx';
import { problemsOf } from './problemsof.ts';
import { useDrop } from './usedrop.ts';
import '../editor/editor.css';

const PROBLEM_WORDS: Record<AddProblem, string> = {
  silent: 'Throughline could not read that page. Reload it and try again, or copy its text and paste it here.',
  private: 'That page is in a private window, of which nothing is kept. You can copy its text and paste it here.',
  'not-article': 'No article was found in that page. Copy its text and paste it here.',
  'unread-site':
    'That page is on a kind of site that is never read; the settings say which. You can copy its text and paste it here.',
  unkept:
    'The essay in that page could not be kept as a draft. If the disk is full, free some space; then choose the page below.',
  language: 'This text is not in English. Throughline reads English essays and English pages only.',
};

/** A pack that is looked at; `address`: where it lies, to be followed there, null for a file. */
interface FoundPack {
  essay: Essay;
  address: string | null;
}

/** The ways in which an essay comes into the library. Nothing is kept but a draft until the reader saves it. */
export function AddPage({ problem }: { problem: AddProblem | null }) {
  const [text, setText] = useState('');
  const [pack, setPack] = useState<FoundPack | null>(null);
  const asked = useAttemptTold<string[]>(problemsOf, [], problem === null ? [] : [PROBLEM_WORDS[problem]]);
  const { problem: problems } = asked;
  const attempt = (work: () => Promise<void>) => {
    setPack(null);
    return asked.attempt(work);
  };
  const alone = useOneAtATime();
  const begin = (source: EssaySource) => alone(() => startDraft(source));
  const startDraft = async (source: EssaySource) => {
    if (source.text.trim() === '') throw new Error('There is no text in it.');
    const language = detectLanguage(source.text);
    if (language !== null && language !== 'en') throw new Error(PROBLEM_WORDS.language);
    const draft = await startEssayDraft(draftEssay(source, await takenEssayIds()));
    location.hash = formatRoute({ page: 'draft', draft });
  };
  const open = (file: File) =>
    attempt(async () => {
      const read = await readEssayFile(file);
      if (read.kind === 'essay') setPack({ essay: read.essay, address: null });
      else await begin(read.source);
    });
  const openPack = (typed: string) =>
    attempt(async () => {
      const { href } = readTypedAddress(typed);
      setPack({ essay: await fetchPack(href), address: href });
    });
  useDrop((file) => void open(file));

  return (
    <>
      <p class="crumb">
        <a href="#essays">Essays</a>
      </p>
      <h1>Add an essay</h1>
      <p class="lead">
        Throughline finds the claims of an op-ed. You look through them and reword what you like; nothing is kept in the
        library before you save it.
      </p>
      <div class="error failure" role="alert">
        {problems.length === 1 && <p>{problems[0]}</p>}
        {problems.length > 1 && (
          <ul>
            {problems.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        )}
      </div>
      {pack !== null && (
        <PackPreview
          pack={pack.essay}
          follow={pack.address === null ? undefined : () => subscribe(pack.essay.id, pack.address!)}
          onCancel={() => setPack(null)}
        />
      )}
      {pack === null && (
        <>
          <section class="block" aria-labelledby="from-text">
            <h2 id="from-text">Paste its text</h2>
            <textarea
              class="field paste"
              dir="auto"
              rows={9}
              aria-labelledby="from-text"
              placeholder={'Title\nBy its author\n\nThe essay, its paragraphs apart by line breaks.'}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
            <button
              type="button"
              class="button primary"
              disabled={text.trim() === ''}
              onClick={() => void attempt(() => begin({ text: toPlainText(text) }))}
            >
              Find its claims
            </button>
          </section>
          <AddressForm
            id="from-address"
            title="Open an address"
            hint="The page opens in a tab behind this one, as if you had opened it, is read there once, and closes again."
            placeholder="https://example.org/essay"
            action="Read this page"
            busy="Reading the page…"
            onAddress={(typed) => attempt(async () => begin(await readAddress(readTypedAddress(typed))))}
          />
          <FileSource onFile={(file) => void open(file)} />
          <PageSource attempt={attempt} onProblem={(each) => asked.tell([PROBLEM_WORDS[each]])} />
          {CAN_FETCH_PACKS && (
            <AddressForm
              id="from-pack"
              title="Follow an essay pack"
              hint="Somebody else’s essay with its claims, kept up to date like a filter list. Its address is asked now, and again only when you say so."
              placeholder="https://example.org/essay.json"
              action="Look at this pack"
              busy="Asking for the pack…"
              onAddress={openPack}
            />
          )}
        </>
      )}
    </>
  );
}
