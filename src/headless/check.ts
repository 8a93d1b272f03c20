/**
 * `--check out.json [again.json]`: every bar with ratio, interval and whether it is reached; with a second file of the
 * same plan, whether it came out the same; with `--alone`, whether each library took in company what it takes alone.
 */
import { readFileSync } from 'node:fs';
import { type CliJson, readCliJson } from '../results/cli-json.ts';
import { type Bar, barsOf, type CheckedRow, GPU_LIBRARIES, timeIn, WASM_LIBRARIES } from './bars.ts';
import { roofBars } from './roof-bars.ts';

/** How far the medians of the same plan may be apart when it runs twice on a quiet machine, and how many must not be. */
const AGREE_WITHIN = 0.05;
const AGREEING = 0.9;
/** How far a library's median may be from that of the same case run alone. */
const ALONE_WITHIN = 0.1;

export interface Change {
  readonly case: string;
  readonly first: CheckedRow;
  readonly second: CheckedRow;
  /** Of the median, as a share of the first. */
  readonly change: number;
}

/** Cases that both files have timed. */
export function changes(first: CliJson, second: CliJson): Change[] {
  const again = new Map(second.measurements.map((row) => [row.case, row]));
  return first.measurements.flatMap((row) => {
    const other = again.get(row.case);
    const [before, after] = [timeIn(row), other && timeIn(other)];
    if (!other || !before || !after) return [];
    return [{ case: row.case, first: row, second: other, change: after.median / before.median - 1 }];
  });
}

/** What two files say of each other. */
export interface Compared {
  /** To print. */
  readonly lines: readonly string[];
  /** Whether all that could be judged was as it should be. */
  readonly fine: boolean;
  /** Whether anything could. */
  readonly measured: boolean;
}

export function repeated(all: readonly Change[]): Compared {
  const moved = all.filter(({ change }) => !(Math.abs(change) <= AGREE_WITHIN));
  const same = all.length - moved.length;
  const fine = all.length > 0 && same >= AGREEING * all.length;
  return {
    lines: [
      `${state(all.length ? fine : null)}  the same plan again: ${same} of ${all.length} medians within ${AGREE_WITHIN * 100}%, at least ${AGREEING * 100}%`,
      ...moved.map(printChange),
    ],
    fine: fine || !all.length,
    measured: all.length > 0,
  };
}

export function undisturbed(suite: CliJson, alone: CliJson): Compared {
  const libraries = [...GPU_LIBRARIES, ...WASM_LIBRARIES, 'ml-matrix'];
  const all = changes(alone, suite).filter(({ first }) => libraries.includes(first.variant));
  const within = ({ change }: Change) => Math.abs(change) <= ALONE_WITHIN;
  const none = `${state(null)}  libraries alone: no case of theirs is timed in both files`;
  return {
    lines: all.length ? all.map((one) => `${state(within(one))}${printChange(one)}, alone first`) : [none],
    fine: all.every(within),
    measured: all.length > 0,
  };
}

const state = (reached: boolean | null) =>
  (reached === null ? 'not measured' : reached ? 'reached' : 'NOT REACHED').padEnd(12);

const printChange = ({ case: id, first, second, change }: Change) =>
  `  ${id}: ${change > 0 ? '+' : ''}${(100 * change).toFixed(1)}% (${interval(first)}, then ${interval(second)} ms)`;

const interval = ({ kernelMs }: CheckedRow) =>
  kernelMs ? `${kernelMs.median.toPrecision(3)} [${kernelMs.low.toPrecision(3)}–${kernelMs.high.toPrecision(3)}]` : '–';

export function printBar({ name, need, ratio, reached, note }: Bar): string {
  if (!ratio) return `${state(reached)}  ${name} (at least ${need}×)`;
  const figures = `${ratio.median.toFixed(2)}× (${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)})`;
  return `${state(reached)}  ${name}: ${figures}, at least ${need}×; ${note}`;
}

/**
 * @param print a line
 * @returns the exit code: 0 when all bars that could be measured are reached, 1 when one is not, 2 for a file that cannot
 * be read
 */
export function check(files: readonly string[], alone: string | null, print: (line: string) => void): number {
  if (files.length < 1 || files.length > 2) {
    print(
      '--check takes one JSON file of a run, or two of the same plan: npm run bench:check -- out.json [again.json].',
    );
    return 2;
  }
  const read: CliJson[] = [];
  for (const path of [...files, ...(alone === null ? [] : [alone])]) {
    const file = readFile(path);
    if (typeof file === 'string') {
      print(file);
      return 2;
    }
    read.push(file);
  }
  const [suite] = read;
  const { adapter } = suite.environment;
  const name = adapter?.description || [adapter?.vendor, adapter?.architecture].filter(Boolean).join(' ');
  print(`Adapter: ${adapter ? `${name}${adapter.software ? ' (software)' : ''}` : 'none'}\n`);
  const bars = [...barsOf(suite), ...roofBars(suite)];
  for (const bar of bars) print(printBar(bar));
  const bad = suite.measurements.filter(({ status }) => status === 'wrong' || status === 'failed');
  for (const row of bad) print(`${row.status.toUpperCase().padEnd(12)}  ${row.case}`);
  const again = files.length > 1 ? repeated(changes(suite, read[1])) : null;
  const company = alone === null ? null : undisturbed(suite, read[read.length - 1]);
  for (const part of [again, company]) if (part) print(['', ...part.lines].join('\n'));
  const measured = bars.some(({ reached }) => reached !== null) || again?.measured || company?.measured;
  const fine =
    !bad.length && bars.every(({ reached }) => reached !== false) && (again?.fine ?? true) && (company?.fine ?? true);
  return measured && fine ? 0 : 1;
}

/** The file, or a sentence that says why it cannot be used. */
function readFile(path: string): CliJson | string {
  try {
    const read = readCliJson(readFileSync(path, 'utf8'));
    return read.ok ? read.document : `${path} ${read.problem}`;
  } catch (error) {
    return `${path} cannot be read: ${error instanceof Error ? error.message : error}`;
  }
}
