/** The roofs of this machine, wherever in this visit they were measured. Pure. */
import type { Workload } from '../../engine/contract.ts';
import { type KnownLimits, type Limits, limitsIn, placeOf } from '../../results/roofline.ts';
import { peakCopy } from '../../workloads/peak-copy/index.ts';
import { peakFma } from '../../workloads/peak-fma/index.ts';
import type { Results, RunResult } from '../lesson.ts';
import { RUN } from './fields.ts';

const LIMITING: readonly Workload[] = [peakFma, peakCopy];

/** Runs of other lessons that find a roof. */
const ELSEWHERE = [
  ['your-roofline', 'all'],
  ['what-a-cloud-gpu-costs', 'rate'],
] as const;

const placeIn = ({ summary, recorded }: RunResult): string =>
  `${placeOf(summary.environment)} ${recorded?.adapter ?? ''}`;

/**
 * Of this lesson's own run, else of another lesson's, else what the device page knows; null where none of them is from
 * where the kernels ran.
 * @param visit by lesson, then by run
 */
export function roofsFor(
  visit: Readonly<Record<string, Results>>,
  here: Results,
  known: KnownLimits | null,
): Limits | null {
  const kernels = here[RUN];
  if (!kernels) return null;
  const place = placeIn(kernels);
  const runs = [here.roof, ...ELSEWHERE.map(([lesson, run]) => visit[lesson]?.[run])];
  for (const run of runs) {
    const found = run && placeIn(run) === place ? limitsIn(run.summary.measurements, LIMITING) : null;
    if (found) return found;
  }
  return known && !kernels.recorded && known.place === placeOf(kernels.summary.environment) ? known.limits : null;
}
