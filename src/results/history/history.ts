/**
 * Past runs, kept in this browser only. What is expected to go wrong is in the results; what the browser refuses
 * (storage blocked, full, held by a newer version) rejects with its own error, which `storageTrouble` (trouble.ts) sorts.
 */
import type { Kernel, LocalText, Report, Workload } from '../../engine/contract.ts';
import { printKernel } from '../../engine/kernel/kernel-file.ts';
import { openChanges } from './changes.ts';
import { connectTo, DATABASE, type Database } from './database.ts';
import { cleanName, type HistoryEntry, type RemovedRun, type RunRecord, recordOf } from './record.ts';
import { addRecords, type Found, listEntries, readRun, removeRuns, renameRun, restoreRuns } from './stores.ts';

export interface Imported {
  /** Ids of the runs that are new here. */
  readonly added: readonly string[];
  /** Ids that were here already (or twice in the file); what is here stays as it is. */
  readonly known: readonly string[];
  readonly refused: readonly LocalText[];
}

export interface History {
  /**
   * Keeps a finished run, with the visitor's kernels that ran in it; one that is here already stays as it is. Rejects with
   * `QuotaExceededError` when full.
   */
  keep(report: Report, kernels?: readonly Kernel[]): Promise<void>;
  /** Newest first, without raw samples. */
  list(): Promise<readonly HistoryEntry[]>;
  get(id: string): Promise<Found>;
  /** Null or blank: named by what was measured. False when the run is gone. */
  rename(id: string, name: string | null): Promise<boolean>;
  /** Returns what was removed, for `restore`. Ids that are gone already are passed over. */
  remove(ids: readonly string[]): Promise<readonly RemovedRun[]>;
  /** Whatever was removed, also what cannot be read here. */
  restore(removed: readonly RunRecord[]): Promise<void>;
  /** All of what can be read, or, where storage fails, nothing. `workloads` check the parameters. */
  importFile(file: Blob, workloads: readonly Workload[]): Promise<Imported>;
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
  const add = (records: readonly RunRecord[]) => change((db) => addRecords(db, records));

  return {
    async keep(report, kernels = []) {
      await add([recordOf(report, null, kernels.map(printKernel))]);
    },
    async list() {
      // Whether the browser answers; to bring old entries up to date may take its time.
      await connection.read((db) => db.count('entries'));
      return connection.use(listEntries);
    },
    get: (id) => connection.read((db) => readRun(db, id)),
    rename: (id, name) => change((db) => renameRun(db, id, cleanName(name))),
    remove: (ids) => change((db) => removeRuns(db, ids)),
    restore: (removed) => change((db) => restoreRuns(db, removed)),
    async importFile(file, workloads) {
      // The validator is of no use to a page that only keeps runs.
      const { readRuns } = await import('./import.ts');
      const { records, refused } = await readRuns(file, workloads);
      const added = records.length ? await add(records) : [];
      const fresh = new Set(added);
      const known = records.map(({ report }) => report.id).filter((id) => !fresh.delete(id));
      return { added, known, refused };
    },
    subscribe: changes.subscribe,
    close() {
      connection.close();
      changes.close();
    },
  };
}
