import { splitSentences } from '../article/sentences.ts';
import type { Essay } from '../essays/essay.ts';
import { toPack } from '../essays/pack.ts';
import { toAskedSentences } from '../matching/articlesentences.ts';
import { rarityOf } from '../matching/background.ts';
import { scoreThemes } from '../matching/gate.ts';
import { buildGateProfile } from '../matching/gateprofile.ts';
import type { Match } from '../matching/match.ts';
import { createProspects } from '../matching/prospects.ts';
import type { ProtocolMap } from '../messaging/protocol.ts';
import { batchesOf } from '../page/batches.ts';

/** A text to try an essay's claims on. */
export interface TrialText {
  title: string;
  blocks: { kind: string; text: string }[];
}

/** What the extension would make of a text with the essay as it stands now. */
export interface Preview {
  /** Whether the text has enough to do with the essay's themes for its page to be read at all. */
  onTheme: boolean;
  /** All sentences, in reading order. */
  sentences: string[];
  /** All pairs that the matcher kept so far; `sentence` counts `sentences`. */
  matches: Match[];
  done: number;
  total: number;
}

interface PreviewEssay {
  essay: Essay;
  text: TrialText;
  ask(request: Parameters<ProtocolMap['matchDraft']>[0]): Promise<Match[]>;
  onProgress(preview: Preview): void;
  signal: AbortSignal;
}

/**
 * Reads a text as a page would be read: the same gate, the same sentences in batches of the same sizes, the same
 * matcher; in the order of their words all of them. A text off the themes is read all the same, so that the reader sees what its claims would find.
 * @throws what the matcher threw; the signal's reason
 */
export async function previewEssay({ essay, text, ask, onProgress, signal }: PreviewEssay): Promise<void> {
  const sentences = text.blocks.flatMap(({ text: block }, index) =>
    splitSentences(block, 'en').map(({ start, end }) => ({ block: index, text: block.slice(start, end) })),
  );
  const whole = text.blocks.map((block) => block.text).join('\n\n');
  const { onTheme } = scoreThemes(buildGateProfile(essay), { title: text.title, text: whole });
  const asked = toAskedSentences({ blocks: text.blocks, sentences });
  const preview: Preview = {
    onTheme,
    sentences: sentences.map((sentence) => sentence.text),
    matches: [],
    done: 0,
    total: asked.length,
  };
  onProgress({ ...preview });
  const prospects = createProspects(essay, rarityOf);
  // Every batch carries the claims, so none need be kept for it; the op-ed's own text would be most of the load.
  const draft = toPack(essay);
  for (const batch of batchesOf(asked, ({ input }) => prospects(input.text))) {
    const answer = await ask({ draft, sentences: batch.map(({ input }) => input) });
    signal.throwIfAborted();
    preview.matches = [
      ...preview.matches,
      ...answer.map((match) => ({ ...match, sentence: batch[match.sentence]?.index ?? -1 })),
    ];
    preview.done += batch.length;
    onProgress({ ...preview });
  }
}

/** Makes a text of what the reader pasted: its first line its title, if that is one. */
export function pastedText(plain: string): TrialText {
  const lines = plain.split('\n').filter((line) => line.trim() !== '');
  const isTitled = lines.length > 1 && lines[0]!.length < 200 && !/[.!?]["”’]?$/.test(lines[0]!);
  return {
    title: isTitled ? lines[0]! : '',
    blocks: lines.map((text, index) => ({ kind: isTitled && index === 0 ? 'heading' : 'paragraph', text })),
  };
}
