/** One transaction over some of the stores: all of what is done in it happens, or none. */
import type { IDBPTransaction, StoreNames } from 'idb';
import type { Database, Layout } from './database.ts';
import { answered, PATIENCE_MS } from './patience.ts';

/**
 * Resolves once everything is on disk; otherwise rejects with the cause, and nothing has been changed. Another page that keeps
 * one of the stores locked is waited for, not for ever; what has begun may take as long as it takes.
 * @throws (rejects) what the browser says; `TimeoutError` where it does not let the transaction begin
 */
export async function transact<Names extends readonly StoreNames<Layout>[], T>(
  db: Database,
  stores: Names,
  work: (tx: IDBPTransaction<Layout, Names, 'readwrite'>) => Promise<T>,
  patienceMs: number = PATIENCE_MS,
): Promise<T> {
  const tx = db.transaction(stores, 'readwrite');
  const abort = () => {
    try {
      tx.abort();
    } catch {
      // Over already.
    }
  };
  // Whoever waits for it is told; where nobody comes to wait, it is no mishap of the page's.
  tx.done.catch(() => undefined);
  try {
    // The first to be answered, and only once no other page holds a store of it.
    await answered(tx.objectStore(stores[0]).openKeyCursor(), patienceMs);
  } catch (error) {
    // Its end is not waited for: a browser that says nothing may not tell of that either.
    abort();
    throw tx.error ?? error;
  }
  const working = work(tx).catch((error: unknown) => {
    // Already aborted where the browser refused; otherwise half of the work must not stay.
    if (tx.error === null) abort();
    throw error;
  });
  const [worked, done] = await Promise.allSettled([working, tx.done]);
  // Requests of an aborted transaction fail with a mere AbortError; the transaction itself knows why (no room, say).
  if (tx.error) throw tx.error;
  if (worked.status === 'rejected') throw worked.reason;
  if (done.status === 'rejected') throw done.reason;
  return worked.value;
}

/** So many at once: a page has its turn between two of such slices, and none of a slice waits for the one before it. */
const SLICE = 50;

/** Does with each of many what takes requests of a transaction, and is done in their order. @returns what came of each */
export async function eachOf<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let at = 0; at < all.length; at += SLICE) {
    done.push(...(await Promise.all(all.slice(at, at + SLICE).map(async (one) => work(one)))));
  }
  return done;
}
