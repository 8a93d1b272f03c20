/** Many files of runs, kept in few transactions. What one file holds is kept whole, or nothing of it. */
import type { LocalText, Workload } from '../../engine/contract.ts';
import { readRuns } from './import.ts';
import { type Kept, keptOf } from './stores.ts';
import { storageTrouble } from './trouble.ts';

export interface Imported {
  /** Ids of the runs that are new here. */
  readonly added: readonly string[];
  /** Ids that were here already (or twice in the files); what is here stays as it is. */
  readonly known: readonly string[];
  readonly refused: readonly { readonly file: string; readonly problem: LocalText }[];
  /** Null where everything was looked through. */
  readonly stopped: Stopped | null;
}

/** The browser's storage took no more. */
export interface Stopped {
  /** What it said. */
  readonly error: unknown;
  /** Names of the files of which nothing was kept: those that were being kept, and all behind them. */
  readonly files: readonly string[];
}

/** How far it is, each counted from 1: which file, and which of its runs. */
export interface Progress {
  readonly file: number;
  readonly files: number;
  readonly run: number;
  readonly runs: number;
}

/** Told before each run; what comes back is awaited, so that a page can take its turn. */
export type Tell = (progress: Progress) => Promise<void> | undefined;

/** A file, as far as it is read. */
export type RunFile = Pick<File, 'name' | 'size' | 'text'>;

/** So many runs or bytes of files are kept together: a transaction for each of thousands would take most of the time. */
const TOGETHER = { runs: 500, bytes: 16 * 2 ** 20 } as const;

interface Read {
  readonly file: string;
  readonly bytes: number;
  readonly runs: readonly Kept[];
}

/**
 * One after the other; one bad file or run does not keep the others out.
 * @param workloads check the parameters
 * @param add keeps all of these or rejects; resolves with the ids that were not there before
 */
export async function importFiles(
  files: readonly RunFile[],
  workloads: readonly Workload[],
  add: (runs: readonly Kept[]) => Promise<readonly string[]>,
  tell: Tell = () => undefined,
): Promise<Imported> {
  const added: string[] = [];
  const known: string[] = [];
  const refused: Imported['refused'][number][] = [];

  const keep = async (all: readonly Read[]) => {
    const runs = all.flatMap((one) => one.runs);
    const fresh = new Set(await add(runs));
    for (const { entry } of runs) (fresh.delete(entry.id) ? added : known).push(entry.id);
  };
  /** Where there is no room for all of them, those that fit. */
  const keepWhatFits = async (all: readonly Read[]): Promise<Stopped | null> => {
    try {
      await keep(all);
      return null;
    } catch (error) {
      if (all.length === 1 || storageTrouble(error) !== 'full') return { error, files: all.map(({ file }) => file) };
    }
    for (const [place, one] of all.entries()) {
      const stopped = await keepWhatFits([one]);
      if (stopped) return { ...stopped, files: all.slice(place).map(({ file }) => file) };
    }
    return null;
  };

  let waiting: Read[] = [];
  for (const [place, file] of files.entries()) {
    const turn = (run: number, runs: number) => tell({ file: place + 1, files: files.length, run, runs });
    const read = await readRuns(file, workloads, turn);
    refused.push(...read.refused.map((problem) => ({ file: file.name, problem })));
    const runs: Kept[] = [];
    for (const record of read.records) {
      await turn(read.records.length, read.records.length);
      runs.push(keptOf(record));
    }
    if (runs.length > 0) waiting.push({ file: file.name, bytes: file.size, runs });
    if (place < files.length - 1 && !isEnough(waiting)) continue;
    const stopped = waiting.length > 0 ? await keepWhatFits(waiting) : null;
    if (stopped) {
      const left = files.slice(place + 1).map(({ name }) => name);
      return { added, known, refused, stopped: { ...stopped, files: [...stopped.files, ...left] } };
    }
    waiting = [];
  }
  return { added, known, refused, stopped: null };
}

const isEnough = (waiting: readonly Read[]): boolean =>
  waiting.reduce((sum, { runs }) => sum + runs.length, 0) >= TOGETHER.runs ||
  waiting.reduce((sum, { bytes }) => sum + bytes, 0) >= TOGETHER.bytes;
