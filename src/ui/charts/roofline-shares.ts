import { createContext, useContext, useMemo } from 'react';
import type { Workload } from '../../engine/contract.ts';
import { type Limits, limitsIn, placeOf, type Standing, standingOf } from '../../results/roofline.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { workloads as registered } from '../../workloads/registry.ts';
import { useLimit } from '../state/services.tsx';
import type { ResultSource } from './result-source.ts';

export interface Shares {
  /** By source; null where its limits are not known. */
  readonly limits: readonly (Limits | null)[];
  /** By source: whether its limits are those that this browser remembers, which can be measured again. */
  readonly remembered: readonly boolean[];
  standing(row: SummaryRow, source: number): Standing | null;
}

const NOBODY: Shares = { limits: [], remembered: [], standing: () => null };
const SharesContext = createContext<Shares>(NOBODY);

export const SharesProvider = SharesContext.Provider;

/** How near each row comes to the limit of the machine that it was measured on. */
export const useShares = (): Shares => useContext(SharesContext);

/** Limits that a source holds itself come first; what is remembered counts for own results of the same place. */
export function useKnownShares(sources: readonly ResultSource[], workloads: readonly Workload[] = registered): Shares {
  const known = useLimit((state) => state.known);
  return useMemo(() => {
    const inside = sources.map(({ summary }) => limitsIn(summary.measurements, workloads));
    const remembered = sources.map(
      ({ summary, own = false }, source) =>
        own && inside[source] === null && known?.place === placeOf(summary.environment),
    );
    const limits = inside.map((found, source) => (remembered[source] ? (known?.limits ?? null) : found));
    return { limits, remembered, standing: (row, source) => standingOf(row, limits[source] ?? null, workloads) };
  }, [sources, known, workloads]);
}
