/** One transaction over some of the stores: all of what is done in it happens, or none. */
import type { IDBPTransaction, StoreNames } from 'idb';
import type { Database, Layout } from './database.ts';

/** Resolves once everything is on disk; otherwise rejects with the cause, and nothing has been changed. */
export async function transact<Names extends readonly StoreNames<Layout>[], T>(
  db: Database,
  stores: Names,
  work: (tx: IDBPTransaction<Layout, Names, 'readwrite'>) => Promise<T>,
): Promise<T> {
  const tx = db.transaction(stores, 'readwrite');
  const abort = () => {
    try {
      tx.abort();
    } catch {
      // Over already.
    }
  };
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
