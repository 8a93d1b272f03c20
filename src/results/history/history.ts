/**
 * Past runs, kept in this browser only. What is expected to go wrong is in the results; what the browser refuses
 * (storage blocked, full, held by a newer version) rejects with its own error, which `storageTrouble` (trouble.ts) sorts.
 */
import type { Kernel, Report, Workload } from '../../engine/contract.ts';
import { printKernel } from '../../engine/kernel/kernel-file.ts';
import { openChanges } from './changes.ts';
import { connectTo, DATABASE, type Database } from './database.ts';
import type { Imported, RunFile, Tell } from './import-files.ts';
import { cleanName, type HistoryEntry, type RemovedRun, type RunRecord, recordOf } from './record.ts';
import { addRuns, type Found, keptOf, listEntries, readRun, removeRuns, renameRun, restoreRuns } from './stores.ts';

export interface History {
  /**
   * Keeps a finished run, with the visitor's kernels that ran in it; one that is here already stays as it is. Rejects with
   * `QuotaExceededError` when full.
   */
  keep(report: Report, kernels?: readonly Kernel[]): Promise<void>;
  /** Newest first, without raw samples. */
  list(): Promise<readonly HistoryEntry[]>;
  /** How many there are. */
  count(): Promise<number>;
  get(id: string): Promise<Found>;
  /** Null or blank: named by what was measured. False when the run is gone. */
  rename(id: string, name: string | null): Promise<boolean>;
  /** Returns what was removed, for `restore`. Ids that are gone already are passed over. */
  remove(ids: readonly string[]): Promise<readonly RemovedRun[]>;
  /** Whatever was removed, also what cannot be read here. */
  restore(removed: readonly RunRecord[]): Promise<void>;
  /**
   * What can be read of them, until the browser stores no more. What one file holds is kept whole, or nothing of it.
   * @param workloads check the parameters
   */
  importFiles(files: readonly RunFile[], workloads: readonly Workload[], tell?: Tell): Promise<Imported>;
  /** Calls after every change, whichever tab made it. @returns a function that ends it */
  subscribe(call: () => void): () => void;
  close(): void;
}

/** Opens nothing until it is used, and opens again after the browser or another tab has closed it. */
export function openHistory(name: string = DATABASE): History {
  const connection = connectTo(name);
  const changes = openChanges(`${name}.history`);

  const change = async <T>(work: (db: Database) => Promise<T>): Promise<T> => {
    const result = await connection.use(work);
    changes.announce();
    return result;
  };

  return {
    async keep(report, kernels = []) {
      const kept = keptOf(recordOf(report, null, kernels.map(printKernel)));
      await change((db) => addRuns(db, [kept]));
    },
    async list() {
      // Whether the browser answers at all; to bring old entries up to date, and to read thousands, may take its time.
      await connection.read((db) => db.count('entries'));
      return connection.use(listEntries);
    },
    count: () => connection.read((db) => db.count('entries')),
    get: (id) => connection.read((db) => readRun(db, id)),
    rename: (id, name) => change((db) => renameRun(db, id, cleanName(name))),
    remove: (ids) => change((db) => removeRuns(db, ids)),
    restore: (removed) => change((db) => restoreRuns(db, removed)),
    async importFiles(files, workloads, tell) {
      // The validator is of no use to a page that only keeps runs.
      const { importFiles } = await import('./import-files.ts');
      const done = await importFiles(files, workloads, (runs) => connection.use((db) => addRuns(db, runs)), tell);
      // Once for all of them: whoever lists runs reads every one again.
      if (done.added.length > 0) changes.announce();
      return done;
    },
    subscribe: changes.subscribe,
    close() {
      connection.close();
      changes.close();
    },
  };
}
