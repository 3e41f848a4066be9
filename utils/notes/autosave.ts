/** What an editor tells the reader about the text. */
export type SaveStatus = 'saved' | 'saving' | 'failed';

/** How a text is saved while it is typed. All times in milliseconds. */
export interface AutosaveOptions<T> {
  /** Keeps a value for good; rejects when it could not. Never called while an earlier call is under way. */
  save(value: T): Promise<void>;
  /** Puts a value aside where `save` failed, or where the editor may die before `save` is done. Must not throw. */
  keepDraft?(value: T): void | Promise<void>;
  onStatus?(status: SaveStatus): void;
  /** Pause in typing after which it is saved: what was typed half a second ago survives a crash (e2e/crash.test.ts). */
  delay?: number;
  /** Longest time that a change waits while typing goes on: so much of it is at risk. */
  maxWait?: number;
  /** Pause before the first retry; doubles with each failure up to `MAX_RETRY_MS`. */
  retry?: number;
}

/** Saves a value as it changes. */
export interface Autosave<T> {
  /** Takes the editor's present value; after `stop` it is only put aside. */
  change(value: T): void;
  /**
   * Saves at once what is not saved yet; resolves when it is saved or, after a failure, put aside as a draft. When the
   * editor is about to go, an earlier save may still be under way: then the draft is put aside at once as well.
   */
  flush(): Promise<void>;
  /** Flushes, then stops for good: no retry, no timer. */
  stop(): Promise<void>;
  readonly status: SaveStatus;
  /** The value that is not saved yet; null: all is. */
  readonly unsaved: T | null;
}

/** Retries come no rarer than this. */
const MAX_RETRY_MS = 30_000;

/** Makes the saver of one editor. The last value is never lost: it ends up saved or put aside. */
export function createAutosave<T>({
  save,
  keepDraft = () => {},
  onStatus = () => {},
  delay = 250,
  maxWait = 1_000,
  retry = 1_000,
}: AutosaveOptions<T>): Autosave<T> {
  let unsaved: { value: T; since: number } | null = null;
  let saving: Promise<boolean> | null = null;
  let taken: { value: T; since: number } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let stopped = false;
  let status: SaveStatus = 'saved';

  function report(next: SaveStatus) {
    if (next === status) return;
    status = next;
    onStatus(next);
  }

  function schedule(wait: number) {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void attempt(), Math.max(0, wait));
  }

  /** Saves the present value once; true when nothing is left unsaved. */
  async function attempt(): Promise<boolean> {
    if (saving) return saving;
    if (!unsaved) return true;
    clearTimeout(timer);
    taken = unsaved;
    saving = saveOnce(taken.value);
    return saving;
  }

  async function saveOnce(value: T): Promise<boolean> {
    report('saving');
    let saved = true;
    try {
      await save(value);
      failures = 0;
    } catch {
      saved = false;
      failures += 1;
    }
    saving = null;
    if (saved && unsaved === taken) unsaved = null;
    taken = null;
    if (!unsaved) {
      report('saved');
      return true;
    }
    if (saved) schedule(delay);
    else {
      report('failed');
      await keepDraft(unsaved.value);
      if (!saving) schedule(Math.min(retry * 2 ** (failures - 1), MAX_RETRY_MS));
    }
    return false;
  }

  async function flush(): Promise<void> {
    if (saving && unsaved) void keepDraft(unsaved.value);
    if (saving) await saving;
    if (unsaved) await attempt();
  }

  return {
    change(value) {
      const now = Date.now();
      const waiting = unsaved === taken ? null : unsaved;
      unsaved = { value, since: waiting?.since ?? now };
      report('saving');
      if (stopped) void keepDraft(value);
      if (!saving) schedule(Math.min(delay, unsaved.since + maxWait - now));
    },
    flush,
    async stop() {
      stopped = true;
      await flush();
      clearTimeout(timer);
    },
    get status() {
      return status;
    },
    get unsaved() {
      return unsaved?.value ?? null;
    },
  };
}
