/** Classes, kept in this browser only, beside the history. What the browser refuses rejects as there (`history/trouble.ts`). */
import { openChanges } from '../history/changes.ts';
import { connectTo, DATABASE, type Database } from '../history/database.ts';
import { cleanName } from '../history/record.ts';
import { transact } from '../history/transact.ts';
import type { KeptClass, KeptHandIn } from './class.ts';

export interface ListedClass extends KeptClass {
  /** Of everything that came in, refused or not. */
  readonly handIns: number;
}

export interface WholeClass {
  readonly kept: KeptClass;
  readonly handIns: readonly KeptHandIn[];
}

export interface Classes {
  /** Newest first. */
  list(): Promise<readonly ListedClass[]>;
  /** Null where it is gone. */
  get(id: string): Promise<WholeClass | null>;
  /** Takes the place of one with the same id; hand-ins that are there already stay. */
  put(kept: KeptClass, handIns?: readonly KeptHandIn[]): Promise<void>;
  /** Each takes the place of one of the same run. False where the class is gone. */
  add(id: string, handIns: readonly KeptHandIn[]): Promise<boolean>;
  /** A blank name changes nothing. False where the class is gone. */
  rename(id: string, name: string): Promise<boolean>;
  takeOut(id: string, run: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** Calls after every change, whichever tab made it. @returns a function that ends it */
  subscribe(call: () => void): () => void;
  close(): void;
}

const BOTH = ['classes', 'handIns'] as const;

/** Opens nothing until it is used, and opens again after the browser or another tab has closed it. */
export function openClasses(name: string = DATABASE): Classes {
  const connection = connectTo(name);
  const changes = openChanges(`${name}.classes`);
  const change = async <T>(work: (db: Database) => Promise<T>): Promise<T> => {
    const result = await connection.use(work);
    changes.announce();
    return result;
  };

  return {
    list: () => connection.read(listClasses),
    get: (id) => connection.read((db) => getClass(db, id)),
    put: (kept, handIns = []) =>
      change((db) =>
        transact(db, BOTH, async (tx, eachOf) => {
          await tx.objectStore('classes').put(kept);
          await eachOf(handIns, (one) => tx.objectStore('handIns').put({ ...plain(one), class: kept.id }));
        }),
      ),
    add: (id, handIns) =>
      change((db) =>
        transact(db, BOTH, async (tx, eachOf) => {
          if ((await tx.objectStore('classes').getKey(id)) === undefined) return false;
          await eachOf(handIns, (one) => tx.objectStore('handIns').put({ ...plain(one), class: id }));
          return true;
        }),
      ),
    rename: (id, given) =>
      change((db) =>
        transact(db, BOTH, async (tx) => {
          const kept = await tx.objectStore('classes').get(id);
          if (!kept) return false;
          await tx.objectStore('classes').put({ ...kept, name: cleanName(given) ?? kept.name });
          return true;
        }),
      ),
    takeOut: (id, run) =>
      change((db) => transact(db, ['handIns'] as const, (tx) => tx.objectStore('handIns').delete([id, run]))),
    remove: (id) =>
      change((db) =>
        transact(db, BOTH, async (tx, eachOf) => {
          await tx.objectStore('classes').delete(id);
          const own = await tx.objectStore('handIns').index('class').getAllKeys(id);
          await eachOf(own, (key) => tx.objectStore('handIns').delete(key));
        }),
      ),
    subscribe: changes.subscribe,
    close() {
      connection.close();
      changes.close();
    },
  };
}

const plain = ({ id, text, at }: KeptHandIn): KeptHandIn => ({ id, text, at });

async function listClasses(db: Database): Promise<ListedClass[]> {
  const tx = db.transaction(BOTH);
  const kept = await tx.objectStore('classes').getAll();
  const index = tx.objectStore('handIns').index('class');
  const listed = await Promise.all(kept.map(async (one) => ({ ...one, handIns: await index.count(one.id) })));
  return listed.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}

async function getClass(db: Database, id: string): Promise<WholeClass | null> {
  const tx = db.transaction(BOTH);
  const [kept, handIns] = await Promise.all([
    tx.objectStore('classes').get(id),
    tx.objectStore('handIns').index('class').getAll(id),
  ]);
  return kept ? { kept, handIns: handIns.map(plain) } : null;
}
