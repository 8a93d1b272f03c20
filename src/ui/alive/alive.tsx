import type { Params, Workload } from '../../engine/contract.ts';
import { Explorer } from './explorer.tsx';
import { Film } from './film.tsx';
import { isFilter } from './use-film.ts';
import { isPlane } from './use-plane.ts';

interface AliveProps {
  /** Whose it is, in the lease. */
  by: string;
  workload: Workload;
  /** Those that were chosen. */
  params: Params;
  weights: readonly number[] | null;
  /** Low, so that what is below it stays in sight. */
  strip?: boolean;
}

/** A workload that is computed while a visitor watches; nothing for one that is only measured. */
export function Alive({ by, workload, params, weights, strip }: AliveProps) {
  if (isFilter(workload)) {
    return <Film by={by} workload={workload} params={params} weights={weights} strip={strip} />;
  }
  if (isPlane(workload)) return <Explorer by={by} workload={workload} strip={strip} />;
  return null;
}
