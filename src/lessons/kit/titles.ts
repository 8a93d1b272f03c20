/** Contenders by the name that their definition gives them. */
import { useEffect, useState } from 'react';
import type { Workload } from '../../engine/contract.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { useLocalText } from '../../ui/state/locale.ts';

type Named = Pick<SummaryRow, 'workload' | 'variant'>;

export const useTitles = (): ((row: Named) => string) => useNames().titleOf;

/** Of the workloads that rows are of. */
export const useWorkloadTitles = (): ((row: Pick<Named, 'workload'>) => string) => useNames().workloadOf;

/** Workloads are loaded with the first run, not with the page; until then the ids stand in. */
function useNames() {
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
  const definitionOf = ({ workload }: Pick<Named, 'workload'>) => workloads.find(({ id }) => id === workload);
  return {
    titleOf(row: Named): string {
      const found = definitionOf(row)?.variants.find(({ id }) => id === row.variant);
      return found ? text(found.title) : row.variant;
    },
    workloadOf(row: Pick<Named, 'workload'>): string {
      const found = definitionOf(row);
      return found ? text(found.title) : row.workload;
    },
  };
}

/** With what tells rows of the same name apart: `Tiled · n 512`, and the workload where it is not that of the first. */
export function useLabels(rows: readonly SummaryRow[]): (row: SummaryRow) => string {
  const { titleOf, workloadOf } = useNames();
  return (row) => {
    const alike = rows.filter(({ workload }) => workload === row.workload);
    const params = varying(alike).map((name) => `${name} ${row.params[name]}`);
    return [titleOf(row), ...(row.workload === rows[0].workload ? [] : [workloadOf(row)]), ...params].join(' · ');
  };
}

/** Parameters that are not the same in every row. */
function varying(rows: readonly SummaryRow[]): string[] {
  const names = Object.keys(rows[0]?.params ?? {});
  return names.filter((name) => new Set(rows.map((row) => row.params[name])).size > 1);
}
