import { createContext, useContext, useMemo } from 'react';
import { placeOf, type Roofs, roofsOf, type Standing, standingOf } from '../../results/roofline.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { workloads } from '../../workloads/registry.ts';
import { useLimit } from '../state/services.tsx';
import type { ResultSource } from './result-source.ts';

export interface Shares {
  /** By source; null where its limits are not known. */
  readonly roofs: readonly (Roofs | null)[];
  standing(row: SummaryRow, source: number): Standing | null;
}

const NOBODY: Shares = { roofs: [], standing: () => null };
const SharesContext = createContext<Shares>(NOBODY);

export const SharesProvider = SharesContext.Provider;

/** How near each row comes to the limit of the machine that it was measured on. */
export const useShares = (): Shares => useContext(SharesContext);

/** Limits that a source holds itself come first; what is remembered counts for own results of the same place. */
export function useKnownShares(sources: readonly ResultSource[]): Shares {
  const peaks = useLimit((state) => state.peaks);
  return useMemo(() => {
    const roofs = sources.map(({ summary, own }) => {
      const inside = roofsOf(summary.measurements, workloads);
      if (inside || !own || !peaks) return inside;
      return placeOf(summary.environment) === peaks.place ? peaks.roofs : null;
    });
    return { roofs, standing: (row, source) => standingOf(row, roofs[source] ?? null, workloads) };
  }, [sources, peaks]);
}
