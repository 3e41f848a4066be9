import { useRef } from 'preact/hooks';

/** An op-ed or an essay pack from a file. */
export function FileSource({ onFile }: { onFile(file: File): void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <section class="block" aria-labelledby="from-file">
      <h2 id="from-file">Open a file</h2>
      <p class="hint">
        Plain text, Markdown, a saved web page, a Word document, or an essay with its claims (.txt, .md, .html, .docx,
        .json). You can also drop it on this page.
      </p>
      <button type="button" class="button source-button" onClick={() => input.current?.click()}>
        Choose a file…
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".txt,.md,.markdown,.html,.htm,.docx,.json,text/plain,text/markdown,text/html,application/json"
        aria-label="Essay file"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </section>
  );
}
