/** One transaction over some of the stores: all of what is done in it happens, or none. */
import type { IDBPTransaction, StoreNames } from 'idb';
import type { Database, Layout } from './database.ts';
import { answered, heard, LONG_PATIENCE_MS, PATIENCE_MS } from './patience.ts';

/** Does with each of many what takes requests of a transaction, and is done in their order. @returns what came of each */
export type EachOf = <T, R>(all: readonly T[], work: (one: T) => Promise<R>) => Promise<R[]>;

export interface Patience {
  /** Milliseconds from one answer to the next. */
  readonly answerMs: number;
  /** Until all of it is on disk, once everything is asked for. */
  readonly endMs: number;
}

/**
 * Resolves once everything is on disk; otherwise rejects with the cause, and nothing has been changed. Another page that keeps
 * one of the stores locked is waited for, not for ever; what has begun may take as long as it takes, while it is heard of.
 * @param work does what takes many requests by `eachOf`, so that each of these is heard
 * @throws (rejects) what the browser says; `TimeoutError` where it says nothing, and `UnsureError` where it does not say
 *   whether all that it was given is on disk by now
 */
export async function transact<Names extends readonly StoreNames<Layout>[], T>(
  db: Database,
  stores: Names,
  work: (tx: IDBPTransaction<Layout, Names, 'readwrite'>, eachOf: EachOf) => Promise<T>,
  { answerMs, endMs }: Patience = { answerMs: PATIENCE_MS, endMs: LONG_PATIENCE_MS },
): Promise<T> {
  const tx = db.transaction(stores, 'readwrite');
  /** False where it was over, or is on its way to the disk. */
  const abort = (): boolean => {
    try {
      tx.abort();
      return true;
    } catch {
      return false;
    }
  };
  // Whoever waits for it is told; where nobody comes to wait, it is no mishap of the page's.
  tx.done.catch(() => undefined);
  try {
    return await heard(async (heardOf) => {
      // The first to be answered, and only once no other page holds a store of it.
      await tx.objectStore(stores[0]).openKeyCursor();
      heardOf();
      const worked = await work(tx, eachOfSlices(heardOf));
      heardOf(endMs);
      await tx.done;
      return worked;
    }, answerMs);
  } catch (error) {
    // Half of the work must not stay.
    const aborted = abort();
    // Its end is not waited for: a browser that says nothing may not tell of that either.
    if (isSilence(error)) throw aborted ? error : (tx.error ?? unsure());
    // Requests of an aborted transaction fail with a mere AbortError; the transaction itself knows why (no room, say).
    await answered(tx.done, answerMs).catch(() => undefined);
    throw tx.error ?? error;
  }
}

const isSilence = (error: unknown): boolean => error instanceof DOMException && error.name === 'TimeoutError';

const unsure = (): DOMException =>
  new DOMException('The browser’s storage does not say whether it has kept this.', 'UnsureError');

/** So many at once: a page has its turn between two of such slices, and none of a slice waits for the one before it. */
const SLICE = 50;

const eachOfSlices =
  (heardOf: () => void): EachOf =>
  async <T, R>(all: readonly T[], work: (one: T) => Promise<R>) => {
    const heardIn = async (one: T): Promise<R> => {
      const done = await work(one);
      heardOf();
      return done;
    };
    const done: R[] = [];
    for (let at = 0; at < all.length; at += SLICE) {
      done.push(...(await Promise.all(all.slice(at, at + SLICE).map(heardIn))));
    }
    return done;
  };
