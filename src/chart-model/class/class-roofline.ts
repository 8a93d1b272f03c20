/** Each machine of a class below its own GPU's limit: rate over intensity of the fastest kernel at the size that was asked about. */
import type { Workload } from '../../engine/contract.ts';
import type { Assignment } from '../../results/class/model.ts';
import { bySize, rowsAt } from '../../results/class/question.ts';
import { type Clock, fastest, processorOf } from '../../results/contest.ts';
import { standingOf } from '../../results/roofline.ts';
import type { SummaryRow } from '../../results/summary.ts';
import type { Frame } from '../frame.ts';
import { measured } from '../measures.ts';
import { type DrawnLimit, limitLine, rooflineFrame } from '../roofline.ts';
import { pileUp } from './dots.ts';
import { GROUP_LOOKS } from './looks.ts';
import type { Machine } from './machines.ts';
import { markPath } from './marks.ts';
import { type Quarters, quartersOf } from './quarters.ts';

export interface DrawnMachine {
  readonly machine: Machine;
  /** Its limit; null where it was not handed in. */
  readonly limit: string | null;
  readonly mark: string;
}

export interface ClassRoofline {
  readonly frame: Frame;
  readonly drawn: readonly DrawnMachine[];
  /** Share of the limit that the middle machine reaches; null where no limit is known. */
  readonly shares: Quarters | null;
  /** Machines with a rate whose limit is not known. */
  readonly unlimited: number;
}

const LARGEST_DOT = 7;
/** Dots of one intensity stand side by side within so many pixels. */
const BESIDE = 90;

/** Null where no machine has a rate on its GPU: there is none, or the work has no floating-point operations. */
export function classRoofline(
  assignment: Assignment,
  machines: readonly Machine[],
  workloads: readonly Workload[],
  width: number,
): ClassRoofline | null {
  const placed = machines.flatMap((machine) => {
    const row = askedRow(assignment, machine.rows, workloads);
    const rate = row && measured(row, 'rate', 'GFLOP/s');
    if (!row?.gflops || !row.gbps || !rate) return [];
    const standing = standingOf(row, machine.limits, workloads);
    return [{ machine, rate, intensity: row.gflops / row.gbps, share: standing?.share ?? null }];
  });
  const limits = placed.map(({ machine }, source): DrawnLimit | null => {
    const limit = machine.limits?.gpu;
    return limit ? { source, side: 'gpu', limit } : null;
  });
  const points = placed.map(({ machine, rate, intensity }) => ({ x: intensity, values: { [machine.id]: rate } }));
  const frame = rooflineFrame(
    points,
    limits.filter((limit) => limit !== null),
    width,
  );
  if (!frame) return null;
  const room = { left: frame.plot.top, right: frame.plot.bottom, height: BESIDE, largest: LARGEST_DOT };
  const { places, radius } = pileUp(
    placed.map(({ rate }) => frame.yOf(rate.median)),
    room,
  );
  return {
    frame,
    drawn: placed.map(({ machine, intensity }, index) => {
      const limit = limits[index];
      const { x: y, rise } = places[index];
      return {
        machine,
        limit: limit && limitLine(frame, limit.limit).path,
        mark: markPath(GROUP_LOOKS[machine.group].shape, frame.xOf(intensity) + rise - radius, y, radius),
      };
    }),
    shares: quartersOf(placed.flatMap(({ share }) => share ?? [])),
    unlimited: limits.filter((limit) => limit === null).length,
  };
}

/** The GPU's fastest kernel at the size of the question, else at the largest. */
function askedRow({ question, cases }: Assignment, rows: readonly SummaryRow[], workloads: readonly Workload[]) {
  const clock: Clock = 'kernel';
  const at = question.kind === 'speed-up' ? question.at : question.kind === 'time' ? question.of : null;
  const workload = workloads.find(({ id }) => id === cases[0]?.workload);
  const here =
    at !== null
      ? rowsAt(rows, cases[at])
      : workload
        ? (bySize(rows, workload, cases[0].params).at(-1)?.rows ?? [])
        : [];
  return (
    fastest(
      here.filter((row) => processorOf(row, workloads) === 'gpu'),
      clock,
      (row) => row,
    )?.of ?? null
  );
}
