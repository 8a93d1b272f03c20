/**
 * How near work with a roof of its own comes to it, read off a file that `--suite roofs --json` wrote: there the limits of
 * the machine were measured in the same run. The contender that the product itself would take is held against it.
 */
import { type CliJson, summaryRowsOf } from '../results/cli-json.ts';
import { hasInterval } from '../results/contest.ts';
import { type LimitSide, type Limits, limitsIn, type Standing, standingOf } from '../results/roofline.ts';
import type { SummaryRow } from '../results/summary.ts';
import { workloads } from '../workloads/registry.ts';
import { type Bar, NOT_MEASURED } from './bars.ts';
import { ON_ALL_CORES, ROOFED, type Roofed, sizeOf } from './roofed.ts';

const NEED = 0.85;
/** On the CPU, and on a GPU that is hardware. */
export function roofBars({ environment, measurements }: CliJson): Bar[] {
  const rows = summaryRowsOf(measurements);
  const limits = limitsIn(rows, workloads);
  const sides: readonly LimitSide[] = environment.adapter?.software === false ? ['cpu', 'gpu'] : ['cpu'];
  return sides.flatMap((side) => ROOFED.map((roofed) => barOf(roofed, side, rows, limits)));
}

function barOf(roofed: Roofed, side: LimitSide, rows: readonly SummaryRow[], limits: Limits | null): Bar {
  const { workload, at, kernel } = roofed;
  const name = `${workload} ${sizeOf(roofed).join(' ')}: ${side === 'cpu' ? 'all cores' : 'GPU'}, share of its roof`;
  const row = rows.find(
    (one) =>
      one.workload === workload &&
      one.variant === (side === 'cpu' ? ON_ALL_CORES : kernel) &&
      Object.entries(at).every(([param, value]) => one.params[param] === value),
  );
  const standing = row ? standingOf(row, limits, workloads) : null;
  if (!row?.kernelMs || !standing) return { name, need: NEED, ...NOT_MEASURED };
  const { median, low, high } = row.kernelMs;
  const { share } = standing;
  // Of the time alone: a limit is what was reached once.
  const ratio = { median: share, low: (share * median) / high, high: (share * median) / low };
  const sure = hasInterval(row.kernelMs);
  const note = `${row.variant}, below ${noteOf(standing)}${sure ? '' : ', too few samples for an interval'}`;
  // What is above its limit says that the limit was measured too low, or that it did not have to do it all.
  const reached = standing.reach === 'within' ? sure && ratio.low >= NEED : null;
  return { name, need: NEED, ratio, reached, note };
}

function noteOf({ limitedBy, mix, reach }: Standing): string {
  const roof = limitedBy === 'memory' ? 'memory' : mix === 'orbit' ? 'the limit of orbit steps' : 'multiply-adds';
  return reach === 'within' ? roof : `${roof}, which was measured too low or did not have to do it all`;
}
