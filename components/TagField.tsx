import { useRef, useState } from 'preact/hooks';
import { KNOWN_TAGS } from './KnownTags.tsx';
import { useBeforeLeaving } from './usebeforeleaving.ts';
import { addTags } from '../utils/notes/tagfield.ts';

interface Props {
  tags: string[];
  label: string;
  onChange(tags: string[]): void;
}

/** Tags as chips with a field for more: comma, Enter or leaving the field adds, Backspace in the empty field removes. */
export function TagField({ tags, label, onChange }: Props) {
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);

  const add = (text: string) => {
    setTyped('');
    const next = addTags(tags, text);
    if (next !== tags) onChange(next);
  };
  useBeforeLeaving(() => add(typed));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      add(typed);
    } else if (event.key === 'Backspace' && typed === '' && tags.length > 0) {
      onChange(tags.slice(0, -1));
    }
  };

  return (
    <span class="tag-field" role="group" aria-label={label}>
      {tags.map((tag) => (
        <span class="tag" key={tag}>
          {tag}
          <button
            type="button"
            aria-label={`Remove tag ${tag}`}
            onClick={() => {
              onChange(tags.filter((other) => other !== tag));
              field.current?.focus();
            }}
          >
            ×
          </button>
        </span>
      ))}
      <input
        ref={field}
        value={typed}
        list={KNOWN_TAGS}
        aria-label="Add tags, separated by commas"
        placeholder={tags.length === 0 ? 'Add tags' : ''}
        onKeyDown={onKeyDown}
        onBlur={() => add(typed)}
        onInput={(event) => {
          const text = event.currentTarget.value;
          if (text.includes(',')) add(text);
          else setTyped(text);
        }}
      />
    </span>
  );
}
