import { useEffect } from 'preact/hooks';

/** Calls back with the first file that is dropped anywhere on the page, which the browser would else open instead. */
export function useDrop(onFile: (file: File) => void): void {
  useEffect(() => {
    const ending = new AbortController();
    const options = { signal: ending.signal };
    const carriesFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    document.addEventListener('dragover', (event) => carriesFile(event) && event.preventDefault(), options);
    document.addEventListener(
      'drop',
      (event) => {
        if (!carriesFile(event)) return;
        event.preventDefault();
        const file = event.dataTransfer?.files[0];
        if (file) onFile(file);
      },
      options,
    );
    return () => ending.abort();
  });
}
