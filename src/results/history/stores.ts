/** What is done to the two stores, each function one transaction: all of it happens, or none. */
import type { IDBPTransaction } from 'idb';
import type { LocalText } from '../../engine/contract.ts';
import type { Database, Layout } from './database.ts';
import { upgradeRecord } from './migrations.ts';
import { ENTRY_SCHEMA, entryOf, type HistoryEntry, type RemovedRun, type RunRecord } from './record.ts';
import { transact } from './transact.ts';

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
  const entries = await db.getAllFromIndex('entries', 'startedAt');
  const outdated = entries.filter(({ schema }) => schema < ENTRY_SCHEMA).map(({ id }) => id);
  if (!outdated.length) return entries.reverse();
  try {
    await deriveAgain(db, outdated);
  } catch {
    return entries.reverse();
  }
  return (await db.getAllFromIndex('entries', 'startedAt')).reverse();
}

export async function readRun(db: Database, id: string): Promise<Found> {
  const stored = await db.get('runs', id);
  if (!stored) return { status: 'missing' };
  const upgraded = upgradeStored(stored);
  return upgraded.ok
    ? { status: 'found', record: upgraded.record }
    : { status: 'unreadable', problem: upgraded.problem };
}

/** @returns the ids that were not there before; those alone are written */
export const addRecords = (db: Database, records: readonly RunRecord[]): Promise<string[]> =>
  change(db, async (tx) => {
    const added: string[] = [];
    for (const record of records) {
      const { id } = record.report;
      if ((await tx.objectStore('runs').getKey(id)) !== undefined) continue;
      await tx.objectStore('runs').add(record);
      await tx.objectStore('entries').put(entryOf(record));
      added.push(id);
    }
    return added;
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
  change(db, async (tx) => {
    const removed: RemovedRun[] = [];
    for (const id of ids) {
      const stored = await tx.objectStore('runs').get(id);
      const entry = (await tx.objectStore('entries').get(id)) ?? null;
      if (stored) removed.push({ ...stored, entry });
      await tx.objectStore('runs').delete(id);
      await tx.objectStore('entries').delete(id);
    }
    return removed;
  });

/** Puts back what was removed, as it was stored. One that is here again meanwhile stays as it is. */
export const restoreRuns = (
  db: Database,
  removed: readonly (RunRecord & Partial<Pick<RemovedRun, 'entry'>>)[],
): Promise<void> =>
  change(db, async (tx) => {
    for (const { entry, ...record } of removed) {
      if ((await tx.objectStore('runs').getKey(record.report.id)) !== undefined) continue;
      await tx.objectStore('runs').add(record);
      const listed = entry ?? readableEntry(record);
      if (listed) await tx.objectStore('entries').put(listed);
    }
  });

const deriveAgain = (db: Database, ids: readonly string[]): Promise<void> =>
  change(db, async (tx) => {
    for (const id of ids) {
      const stored = await tx.objectStore('runs').get(id);
      const entry = stored && readableEntry(stored);
      if (entry) await tx.objectStore('entries').put(entry);
    }
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

const change = <T>(db: Database, work: (tx: Change) => Promise<T>): Promise<T> => transact(db, BOTH, work);

type UpgradedRecord =
  | { readonly ok: true; readonly record: RunRecord }
  | { readonly ok: false; readonly problem: LocalText };

/** What is stored was written by a version of Lockstep: its shape is known by its number, its fields are trusted. */
function upgradeStored(stored: RunRecord): UpgradedRecord {
  const upgraded = upgradeRecord(stored);
  return upgraded.ok ? { ok: true, record: upgraded.record as unknown as RunRecord } : upgraded;
}
