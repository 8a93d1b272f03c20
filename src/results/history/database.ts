/**
 * The connection to IndexedDB: opened on first use, given up when another tab needs the database or the browser ends
 * it, and opened again by the next use. One change is one transaction, so that two tabs never lose each other's.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { KeptClass, KeptHandIn } from '../class/class.ts';
import { answered, PATIENCE_MS } from './patience.ts';
import type { HistoryEntry, RunRecord } from './record.ts';

export const DATABASE = 'lockstep';
/** Raised when a store or an index is added; the shape of a record has its own number (record.ts). */
const LAYOUT = 2;

export interface Layout extends DBSchema {
  /** The whole run, under `report.id`. Older records keep their shape until they are read (migrations.ts). */
  runs: { key: string; value: RunRecord };
  /** Under `id`. */
  entries: { key: string; value: HistoryEntry; indexes: { startedAt: string } };
  /** Under `id`. */
  classes: { key: string; value: KeptClass };
  /** Under class and run. */
  handIns: { key: [string, string]; value: StoredHandIn; indexes: { class: string } };
}

export interface StoredHandIn extends KeptHandIn {
  /** Id of the class. */
  readonly class: string;
}

export type Database = IDBPDatabase<Layout>;

export interface Connection {
  /** `work` begins its transaction at once and does not wait for anything else; what writes is one (transact.ts). */
  use<T>(work: (db: Database) => Promise<T>): Promise<T>;
  /** The same for what only reads, which the browser must answer as it must let the database be opened. */
  read<T>(work: (db: Database) => Promise<T>): Promise<T>;
  close(): void;
}

/**
 * Opens nothing yet.
 * @throws (rejects) what the browser says: `SecurityError`, `QuotaExceededError`, `VersionError` …; `TimeoutError` when
 * it says nothing
 */
export function connectTo(name: string, patienceMs: number = PATIENCE_MS): Connection {
  let current: Promise<Database> | null = null;

  const open = () => {
    if (current) return current;
    const forget = () => {
      if (current === opening) current = null;
    };
    const asked = openDB<Layout>(name, LAYOUT, {
      upgrade(db, from) {
        if (from < 1) {
          db.createObjectStore('runs', { keyPath: 'report.id' });
          db.createObjectStore('entries', { keyPath: 'id' }).createIndex('startedAt', 'startedAt');
        }
        if (from < 2) {
          db.createObjectStore('classes', { keyPath: 'id' });
          db.createObjectStore('handIns', { keyPath: ['class', 'id'] }).createIndex('class', 'class');
        }
      },
      // Another tab wants to change the layout or delete the database: it waits until this connection is closed.
      blocking(_current, _blocked, event) {
        forget();
        (event.target as IDBDatabase).close();
      },
      terminated: forget,
    });
    const opening = answered(asked, patienceMs, (db) => db.close());
    current = opening;
    opening.catch(forget);
    return opening;
  };

  const use = async <T>(work: (db: Database) => Promise<T>): Promise<T> => {
    try {
      return await work(await open());
    } catch (error) {
      // The connection was closed between opening it and beginning the transaction; nothing has been changed yet.
      if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
      current = null;
      return work(await open());
    }
  };

  return {
    use,
    read: (work) => use((db) => answered(work(db), patienceMs)),
    close() {
      const closing = current;
      current = null;
      closing?.then(
        (db) => db.close(),
        () => undefined,
      );
    },
  };
}
