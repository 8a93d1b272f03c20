/** Contenders by the name that their definition gives them. */
import { useEffect, useState } from 'react';
import type { Workload } from '../../engine/contract.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { useLocalText } from '../../ui/state/locale.ts';

/** Workloads are loaded with the first run, not with the page; until then the id stands in. */
export function useTitles(): (row: Pick<SummaryRow, 'workload' | 'variant'>) => string {
  const text = useLocalText();
  const [workloads, setWorkloads] = useState<readonly Workload[]>([]);
  useEffect(() => {
    let wanted = true;
    void import('../../workloads/registry.ts').then(
      (module) => wanted && setWorkloads(module.workloads),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, []);
  return ({ workload, variant }) => {
    const found = workloads.find(({ id }) => id === workload)?.variants.find(({ id }) => id === variant);
    return found ? text(found.title) : variant;
  };
}

/** With what tells rows of the same contender apart: `Tiled · n 512`. */
export function useLabels(rows: readonly SummaryRow[]): (row: SummaryRow) => string {
  const titleOf = useTitles();
  const params = varying(rows);
  return (row) => [titleOf(row), ...params.map((name) => `${name} ${row.params[name]}`)].join(' · ');
}

/** Parameters that are not the same in every row. */
function varying(rows: readonly SummaryRow[]): string[] {
  const names = Object.keys(rows[0]?.params ?? {});
  return names.filter((name) => new Set(rows.map((row) => row.params[name])).size > 1);
}
