/** What is done to the two stores, each function one transaction: all of it happens, or none. */
import type { IDBPTransaction } from 'idb';
import type { LocalText } from '../../engine/contract.ts';
import type { Database, Layout } from './database.ts';
import { upgradeRecord } from './migrations.ts';
import { answered, LONG_PATIENCE_MS } from './patience.ts';
import { ENTRY_SCHEMA, entryOf, type HistoryEntry, type RemovedRun, type RunRecord } from './record.ts';
import { type EachOf, transact } from './transact.ts';

export type Found =
  | { readonly status: 'found'; readonly record: RunRecord }
  | { readonly status: 'missing' }
  | { readonly status: 'unreadable'; readonly problem: LocalText };

const BOTH = ['runs', 'entries'] as const;
type Change = IDBPTransaction<Layout, typeof BOTH, 'readwrite'>;

/**
 * Newest first. Entries of an older schema are derived again from their records; where that fails (no room, a damaged
 * record) they are listed as they are, so that their runs can still be opened, exported and removed.
 */
export async function listEntries(db: Database): Promise<HistoryEntry[]> {
  const all = () => answered(db.getAllFromIndex('entries', 'startedAt'), LONG_PATIENCE_MS);
  const entries = await all();
  const outdated = entries.filter(({ schema }) => schema < ENTRY_SCHEMA).map(({ id }) => id);
  if (!outdated.length) return entries.reverse();
  try {
    await deriveAgain(db, outdated);
  } catch {
    return entries.reverse();
  }
  return (await all()).reverse();
}

export async function readRun(db: Database, id: string): Promise<Found> {
  const stored = await db.get('runs', id);
  if (!stored) return { status: 'missing' };
  const upgraded = upgradeStored(stored);
  return upgraded.ok
    ? { status: 'found', record: upgraded.record }
    : { status: 'unreadable', problem: upgraded.problem };
}

/** A run, and what the list says of it: derived before a transaction begins, which waits for nothing else. */
export interface Kept {
  readonly record: RunRecord;
  readonly entry: HistoryEntry;
}

/** Takes milliseconds where much was sampled. */
export const keptOf = (record: RunRecord): Kept => ({ record, entry: entryOf(record) });

/** Of two of one id the first is taken. @returns the ids that were not there before; those alone are written */
export const addRuns = (db: Database, runs: readonly Kept[]): Promise<string[]> =>
  change(db, async (tx, eachOf) => {
    const seen = new Set<string>();
    const each = runs.filter(({ entry: { id } }) => !seen.has(id) && seen.add(id));
    const known = await eachOf(each, ({ entry }) => tx.objectStore('runs').getKey(entry.id));
    const fresh = each.filter((_, place) => known[place] === undefined);
    await eachOf(fresh, async ({ record, entry }) => {
      await tx.objectStore('runs').add(record);
      await tx.objectStore('entries').put(entry);
    });
    return fresh.map(({ entry }) => entry.id);
  });

/** False when the run is gone. */
export const renameRun = (db: Database, id: string, name: string | null): Promise<boolean> =>
  change(db, async (tx) => {
    const stored = await tx.objectStore('runs').get(id);
    if (!stored) return false;
    const upgraded = upgradeStored(stored);
    if (upgraded.ok) {
      const record = { ...upgraded.record, name };
      await tx.objectStore('runs').put(record);
      await tx.objectStore('entries').put(entryOf(record));
      return true;
    }
    // Written by a newer version: only the name is touched, which every schema holds in the same place.
    const entry = await tx.objectStore('entries').get(id);
    await tx.objectStore('runs').put({ ...stored, name });
    if (entry) await tx.objectStore('entries').put({ ...entry, name });
    return true;
  });

/** @returns what was removed, as it was stored; ids that are not there are passed over */
export const removeRuns = (db: Database, ids: readonly string[]): Promise<RemovedRun[]> =>
  change(db, async (tx, eachOf) => {
    const [runs, entries] = [tx.objectStore('runs'), tx.objectStore('entries')];
    const removed = await eachOf(ids, async (id) => {
      const [stored, entry = null] = await Promise.all([runs.get(id), entries.get(id)]);
      await Promise.all([runs.delete(id), entries.delete(id)]);
      return stored ? [{ ...stored, entry }] : [];
    });
    return removed.flat();
  });

/** Puts back what was removed, as it was stored. One that is here again meanwhile stays as it is. */
export const restoreRuns = (
  db: Database,
  removed: readonly (RunRecord & Partial<Pick<RemovedRun, 'entry'>>)[],
): Promise<void> =>
  change(db, async (tx, eachOf) => {
    await eachOf(removed, async ({ entry, ...record }) => {
      if ((await tx.objectStore('runs').getKey(record.report.id)) !== undefined) return;
      await tx.objectStore('runs').add(record);
      const listed = entry ?? readableEntry(record);
      if (listed) await tx.objectStore('entries').put(listed);
    });
  });

const deriveAgain = (db: Database, ids: readonly string[]): Promise<void> =>
  change(db, async (tx, eachOf) => {
    await eachOf(ids, async (id) => {
      const stored = await tx.objectStore('runs').get(id);
      const entry = stored && readableEntry(stored);
      if (entry) await tx.objectStore('entries').put(entry);
    });
  });

/** Null where the record is damaged, or of a newer version: one such must not hold up the others. */
function readableEntry(stored: RunRecord): HistoryEntry | null {
  try {
    const upgraded = upgradeStored(stored);
    return upgraded.ok ? entryOf(upgraded.record) : null;
  } catch {
    return null;
  }
}

const change = <T>(db: Database, work: (tx: Change, eachOf: EachOf) => Promise<T>): Promise<T> =>
  transact(db, BOTH, work);

type UpgradedRecord =
  | { readonly ok: true; readonly record: RunRecord }
  | { readonly ok: false; readonly problem: LocalText };

/** What is stored was written by a version of Lockstep: its shape is known by its number, its fields are trusted. */
function upgradeStored(stored: RunRecord): UpgradedRecord {
  const upgraded = upgradeRecord(stored);
  return upgraded.ok ? { ok: true, record: upgraded.record as unknown as RunRecord } : upgraded;
}
