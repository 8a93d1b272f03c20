/** From which size on the GPU wins, machine by machine, and who wins at each size. */
import type { Params, Workload } from '../../engine/contract.ts';
import { bySize, outcomesBySize } from '../../results/class/question.ts';
import type { Clock } from '../../results/contest.ts';
import { aheadFrom } from '../../results/crossover.ts';
import type { Machine } from './machines.ts';

/** Machines whose GPU wins from a size on, at every larger one too. */
export interface Crossing {
  /** Null: the GPU does not win at the largest size. */
  readonly from: number | null;
  readonly machines: readonly Machine[];
}

export interface Crossings {
  /** A column for each size of the plan, ascending, then one for those where the GPU does not win. */
  readonly columns: readonly Crossing[];
  /** Machines in the columns. */
  readonly count: number;
  /** Where the middle machine stands: half of all cross here or earlier. Null where that is nowhere, or nobody is. */
  readonly median: number | null;
  /** Machines without a time of both sides at every size, or with too few samples or too much noise at all of them. */
  readonly missing: number;
}

/** Which sizes are compared: those of cases that differ from one in their size alone. */
export interface Sweep {
  readonly workload: Workload;
  readonly clock: Clock;
  readonly like: Params;
}

/** @param machines those whose GPU is one */
export function crossingsOf(machines: readonly Machine[], sweep: Sweep): Crossings {
  const sizes = sizesOf(machines, sweep);
  const own = new Map<number | null, Machine[]>([...sizes, null].map((from) => [from, []]));
  let missing = 0;
  for (const machine of machines) {
    const from = crossingOf(machine, sizes, sweep);
    if (from === undefined) missing += 1;
    else own.get(from)?.push(machine);
  }
  const columns = [...own].map(([from, here]) => ({ from, machines: here }));
  const count = machines.length - missing;
  return { columns, count, median: middle(columns, count), missing };
}

const sizesOf = (machines: readonly Machine[], { workload, like }: Sweep): number[] =>
  [...new Set(machines.flatMap(({ rows }) => bySize(rows, workload, like).map(({ size }) => size)))].sort(
    (a, b) => a - b,
  );

/** Who is ahead on a machine, by size. */
const outcomesOf = ({ rows }: Machine, { workload, clock, like }: Sweep) =>
  new Map(outcomesBySize(rows, workload, like, clock).map(({ x, outcome }) => [x, outcome]));

/** Undefined where a size lacks a time of a side, or none says who is ahead. */
function crossingOf(machine: Machine, sizes: readonly number[], sweep: Sweep) {
  const at = outcomesOf(machine, sweep);
  const outcomes = sizes.map((x) => ({ x, outcome: at.get(x) ?? null }));
  return outcomes.some(({ outcome }) => outcome === null) ? undefined : aheadFrom(outcomes);
}

function middle(columns: readonly Crossing[], count: number): number | null {
  let before = 0;
  for (const { from, machines } of columns) {
    before += machines.length;
    if (count > 0 && before * 2 >= count) return from;
  }
  return null;
}

/** How many machines each side wins on at one size. */
export interface Wins {
  readonly size: number;
  readonly cpu: number;
  /** The intervals overlap, or there are too few samples to tell. */
  readonly level: number;
  readonly gpu: number;
  /** Without a time of a side. */
  readonly missing: number;
}

/** @param machines those whose GPU is one */
export function winsBySize(machines: readonly Machine[], sweep: Sweep): Wins[] {
  const swept = machines.map((machine) => outcomesOf(machine, sweep));
  return sizesOf(machines, sweep).map((size) => {
    const outcomes = swept.map((own) => own.get(size) ?? undefined);
    const count = (...wanted: (typeof outcomes)[number][]) => outcomes.filter((one) => wanted.includes(one)).length;
    return {
      size,
      cpu: count('second'),
      level: count('tie', 'noisy', 'unsure'),
      gpu: count('first'),
      missing: count(undefined),
    };
  });
}
