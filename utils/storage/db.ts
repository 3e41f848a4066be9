import Dexie, { type PromiseExtended, type Table } from 'dexie';
import type { Essay } from '../essays/essay.ts';
import type { EssayColour } from '../essays/look.ts';
import type { Note } from '../notes/note.ts';
import type { Verdict } from '../matching/match.ts';
import type { SightedMatch } from '../messaging/protocol.ts';
import type { ThemeScore } from '../matching/gate.ts';
import { MigrationFailedError, nameFailure, NewerDatabaseError } from './failure.ts';
import { noteKeys, type StoredNote } from './notekeys.ts';
import { isLogTorn, markLogTorn, renewLog } from './renewlog.ts';

/** An essay with what the reader decided about it. Times are ISO 8601 UTC. */
export interface StoredEssay extends Essay {
  /** Came with the extension: refreshed on update, never removed. */
  builtIn: boolean;
  /** Its claims are looked for. */
  enabled: boolean;
  /** When it was first installed. */
  added: string;
  /** When it was last installed, or the reader last decided something about it. */
  modified: string;
  /** The pack that it was taken from, as it came last: what differs from it is the reader's own work. */
  pack?: Essay;
  /** What its highlights are painted in; absent: `colourEssays` finds one. */
  colour?: EssayColour;
}

/** One of the reader's own essays, as a backup and the bin hold it. */
export type OwnEssay = Omit<StoredEssay, 'builtIn'>;

/** Vectors cached under one key, laid end to end; see `vectors.ts`. */
export interface StoredVectors {
  /** `${essay}|${encoder version}|…`: everything that would change the numbers. */
  key: string;
  values: Float32Array;
}

/** A page that was on theme. */
export interface StoredPage {
  /** Canonical address. */
  page: string;
  title: string;
  themes: ThemeScore[];
  firstSeen: string;
  lastSeen: string;
  /** Sittings: see `VISIT_GAP_MS`. */
  visits: number;
}

/**
 * A match met on a page, or one that the reader made, with the reader's verdict on it. `relation` and `score` are the
 * matcher's; `asJudged` gives those that count.
 */
export interface StoredMatch extends SightedMatch {
  /** `matchId(…)`: the same in every session. */
  id: string;
  page: string;
  /** `claimKey(…)`, for the index. */
  claimKey: string;
  firstSeen: string;
  lastSeen: string;
  verdict: Verdict | null;
  /** When the verdict was set or taken back; null: never. */
  verdictAt: string | null;
}

/**
 * What the reader deleted. The content stays for `BIN_DAYS`, null after that; that it was deleted stays known for good,
 * so that no older backup brings it back by itself.
 */
export type Binned = {
  /** `binKey(…)`. */
  key: string;
  /** The note's or essay's own id. */
  id: string;
  /** Later than the `modified` of what was deleted; the same for all that was deleted at once, unless dated ahead of then. */
  deleted: string;
} & ({ kind: 'note'; content: Note | null } | { kind: 'essay'; content: OwnEssay | null });

/** The mark of a database that was there before, or that holds what the backups of a lost one held. */
export const SETTLED = 'settled';

/** Dexie's version of the schema below; IndexedDB's own is ten times that. */
export const SCHEMA_VERSION = 7;

/** Milliseconds from a failure to open until the next use may try again: what waited for it has its answer by then. */
const REOPEN_MS = 250;

/** Everything that Throughline remembers, in the extension's own origin. */
export class ThroughlineDb extends Dexie {
  essays!: Table<StoredEssay, string>;
  vectors!: Table<StoredVectors, string>;
  pages!: Table<StoredPage, string>;
  matches!: Table<StoredMatch, string>;
  notes!: Table<StoredNote, string>;
  bin!: Table<Binned, string>;
  /** What is known of the database itself: only `SETTLED` so far. */
  marks!: Table<{ key: typeof SETTLED }, string>;
  /** Set where the browser closed or refused the database, as it does when a write failed; resolves when all know. */
  #torn: Promise<void> | null = null;
  /** What the first opening waits for; null: nothing, or no more. */
  #first: (() => Promise<void>) | null = null;
  #securing: Promise<void> | null = null;
  #refusal: Refusal;

  constructor(name = 'throughline') {
    const refusal: Refusal = { error: null };
    // Strict: a note that is said to be saved is on the disk, even when the power goes.
    super(name, { indexedDB: refusing(refusal), chromeTransactionDurability: 'strict' });
    this.#refusal = refusal;
    // What waits for the database waits for this too.
    this.on('ready', () => this.#mend(), true);
    // A version, once shipped, is never edited: a change is a new version with its upgrade, and a case in db.test.ts.
    this.version(1).stores({
      essays: 'id',
      vectors: 'key',
      pages: 'page, lastSeen',
      matches: 'id, page, claimKey, lastSeen',
      notes: 'id, page, claimKey, modified',
    });
    // 2: a sentence's notes are found by an index, and tags can be listed.
    this.version(2)
      .stores({ notes: 'id, page, claimKey, sentenceKey, *tags, modified' })
      .upgrade((transaction) =>
        migrating(() =>
          transaction
            .table<StoredNote>('notes')
            .toCollection()
            .modify((note) => {
              Object.assign(note, noteKeys(note));
            }),
        ),
      );
    // 3: what is deleted goes to a bin, and an essay knows when it changed.
    this.version(3)
      .stores({ bin: 'key, deleted' })
      .upgrade((transaction) =>
        migrating(() =>
          transaction
            .table<StoredEssay>('essays')
            .toCollection()
            .modify((essay) => {
              essay.modified = essay.added;
            }),
        ),
      );
    // 4: verdicts are found by an index, for what they teach; matches without one stay out of it.
    this.version(4).stores({ matches: 'id, page, claimKey, lastSeen, verdict' });
    // 5: a claim's latest sightings are found without reading all of them.
    this.version(5).stores({ matches: 'id, page, claimKey, lastSeen, verdict, [claimKey+lastSeen]' });
    // 6: the notes on a claim itself are found without reading those on its sentences.
    this.version(6).stores({
      notes: 'id, page, claimKey, sentenceKey, *tags, modified, [claimKey+target.kind]',
    });
    // 7: a database that the browser made anew is told from one that was there: see `restoreLost`.
    this.version(7)
      .stores({ marks: 'key' })
      .upgrade((transaction) => migrating(() => transaction.table('marks').put({ key: SETTLED })));
  }

  async #mend(): Promise<void> {
    await this.#torn;
    if (!this.#torn && !(await isLogTorn())) return;
    await renewLog();
    this.#torn = null;
  }

  /** Closes the database. Dexie comes here too when the browser closed it, and then may open it again by itself. */
  override close(options?: { disableAutoOpen: boolean }): void {
    if (options?.disableAutoOpen === false) this.#torn = markLogTorn();
    super.close(options);
  }

  /**
   * Opens the database. On a full disk the browser closes it under us and does not open it again, and Dexie tries only
   * once: here the next use tries anew, so that notes are saved without a reload as soon as there is room.
   */
  override open(): PromiseExtended<Dexie> {
    return this.#openSecured().catch((error: unknown) => {
      if (!isFinal(error)) setTimeout(() => this.#letOpenAgain(), REOPEN_MS);
      throw error;
    });
  }

  /**
   * Has the first opening in this context wait for a step. Where that fails the database is not opened, and stays as it is:
   * who wanted it gets a `MigrationFailedError`, and the next opening takes the step again.
   */
  openAfter(step: () => Promise<void>): void {
    this.#first = step;
  }

  /** Resolves when the database may be opened. @throws MigrationFailedError */
  secure(): Promise<void> {
    if (this.#first === null) return Promise.resolve();
    this.#securing ??= this.#first()
      .then(
        () => {
          this.#first = null;
          this.#refusal.error = null;
          // What was refused here opens by its next use. The browser did not close it: its log is whole.
          if (this.#hasFailedToOpen()) super.close({ disableAutoOpen: false });
        },
        (error: unknown) => {
          this.#refusal.error = new MigrationFailedError(error);
          throw this.#refusal.error;
        },
      )
      .finally(() => (this.#securing = null));
    return this.#securing;
  }

  #openSecured(): PromiseExtended<Dexie> {
    if (this.#first === null) return super.open();
    // Opened also where it is refused: what waits for the database hears of it by Dexie's own way only.
    const open = () => super.open();
    return Dexie.Promise.resolve(this.secure()).then(open, open);
  }

  #letOpenAgain(): void {
    if (this.#hasFailedToOpen()) this.close({ disableAutoOpen: false });
  }

  #hasFailedToOpen(): boolean {
    return this.hasFailed() && !this.hasBeenClosed();
  }
}

/** Tells whether a database that was not opened stays so, whatever the disk and the browser do. */
function isFinal(error: unknown): boolean {
  const named = nameFailure(error);
  return named instanceof NewerDatabaseError || named instanceof MigrationFailedError;
}

/** Names the failure of an upgrade, which aborts it: IndexedDB then leaves all as it was. */
function migrating(upgrade: () => PromiseLike<unknown>): Promise<unknown> {
  return Dexie.Promise.resolve(upgrade()).catch((error: unknown) => {
    throw new MigrationFailedError(error);
  }) as unknown as Promise<unknown>;
}

/** Why the database must not be opened now; null: it may. */
interface Refusal {
  error: Error | null;
}

/**
 * Makes an opening that is refused fail, and an older build refuse a database that a newer one wrote. Dexie answers IndexedDB's VersionError by opening
 * without a version and then adding the tables it misses, which could damage the newer layout; that second call is
 * the only one without a version.
 */
function refusing(refusal: Refusal): Pick<IDBFactory, 'open' | 'deleteDatabase'> {
  return {
    open(name, version) {
      if (refusal.error) throw refusal.error;
      if (version === undefined) throw new NewerDatabaseError();
      return indexedDB.open(name, version);
    },
    deleteDatabase: (name) => indexedDB.deleteDatabase(name),
  };
}

/** The one database of this context. Opens itself at first use. */
export const db = new ThroughlineDb();
