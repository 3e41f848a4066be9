import { Disclosure } from '@/components/Disclosure.tsx';
import { JoinedWords } from '@/components/JoinedWords.tsx';
import type { ChangeLists, RecordWords, SkipReason } from '@/utils/storage/listchanges.ts';

interface Props {
  /** What the records are called, in the plural. */
  name: string;
  lists: ChangeLists;
}

const SKIP_WORDS: Record<SkipReason, string> = {
  same: 'The same here.',
  newer: 'What is here is newer, or you changed it here, and stays.',
  deleted: 'You deleted it since.',
};

/** What an import would do to each record, as far as a reader reads on; folded away. */
export function ImportChanges({ name, lists: { added, changed, skipped } }: Props) {
  return (
    <>
      {added.total > 0 && (
        <Disclosure summary={`New ${name}`} count={added.total}>
          <ul class="import-changes">
            {added.first.map((words, i) => (
              <li key={i}>
                <Place on={words.on} />
                <Words {...words} />
              </li>
            ))}
            <More {...added} />
          </ul>
        </Disclosure>
      )}
      {changed.total > 0 && (
        <Disclosure summary={`Updated ${name}`} count={changed.total}>
          <ul class="import-changes">
            {changed.first.map(({ before, after }, i) => (
              <li key={i}>
                <Place on={after.on} />
                <p class="import-side">Here now:</p>
                <Words {...before} />
                <p class="import-side">After the import:</p>
                <Words {...after} />
              </li>
            ))}
            <More {...changed} />
          </ul>
        </Disclosure>
      )}
      {skipped.total > 0 && (
        <Disclosure summary={`Passed over: ${name}`} count={skipped.total}>
          <ul class="import-changes">
            {skipped.first.map(({ why, ...words }, i) => (
              <li key={i}>
                <Place on={words.on} />
                <Words {...words} />
                <p class="import-side">{SKIP_WORDS[why]}</p>
              </li>
            ))}
            <More {...skipped} />
          </ul>
        </Disclosure>
      )}
    </>
  );
}

function Place({ on }: Pick<RecordWords, 'on'>) {
  return on === '' ? null : (
    <p class="import-side">
      On <bdi>“{on}”</bdi>
    </p>
  );
}

function Words({ text, tags }: Pick<RecordWords, 'text' | 'tags'>) {
  return (
    <>
      <blockquote dir="auto">{text.trim() === '' ? 'No text of its own.' : text}</blockquote>
      {tags.length > 0 && (
        <p class="import-side">
          Tags: <JoinedWords parts={tags} />
        </p>
      )}
    </>
  );
}

function More({ first, total }: { first: unknown[]; total: number }) {
  return total > first.length ? <li>and {total - first.length} more</li> : null;
}
