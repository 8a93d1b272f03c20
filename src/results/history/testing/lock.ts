/** A store as another page keeps it, for tests in a browser: locked, until it is released. */
import { openDB } from 'idb';

/** Resolves once it is locked, against whoever reads and whoever writes. @returns releases it; resolves once it is free */
export async function lock(database: string, store: string): Promise<() => Promise<void>> {
  const other = await openDB(database);
  const tx = other.transaction(store, 'readwrite');
  await tx.store.count();
  let locked = true;
  // A transaction lives on as long as it is asked for something.
  const holding = (async () => {
    while (locked) await tx.store.count();
    await tx.done;
  })();
  return async () => {
    locked = false;
    await holding;
    other.close();
  };
}
