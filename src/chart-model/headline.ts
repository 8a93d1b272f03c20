/** The one figure that a run comes to: what the first sentence of its charts is about. Pure. */
import type { Workload } from '../engine/contract.ts';
import type { SummaryEnvironment, SummaryRow } from '../results/summary.ts';
import { type Finding, findingOf } from './findings.ts';
import { type Facet, groupWorkloads, type WorkloadGroup } from './group.ts';

export interface Headline {
  readonly group: WorkloadGroup;
  readonly facet: Facet;
  readonly finding: Finding;
}

/** Of the first workload with a time, as the charts have it at first; null where nothing was timed. @param environment names GPUs where there are two */
export function headlineOf(
  measurements: readonly SummaryRow[],
  workloads: readonly Workload[],
  environment?: SummaryEnvironment,
): Headline | null {
  for (const group of groupWorkloads([{ measurements, environment }], workloads)) {
    const [facet] = group.facets;
    const finding = findingOf(facet);
    if (finding.kind !== 'none') return { group, facet, finding };
  }
  return null;
}

/** A bar from zero: the faster one is whole, the other as long as it is fast beside it. */
export interface HeadlineBar {
  readonly side: 'gpu' | 'cpu' | 'library';
  readonly title: WorkloadGroup['title'];
  /** 0 to 1. */
  readonly length: number;
}

/** Two bars of what the headline compares; none where it compares nothing. */
export function headlineBars({ finding }: Headline): readonly HeadlineBar[] {
  if (finding.kind === 'none' || finding.kind === 'single') return [];
  const { first, second, ratio } = finding.duel;
  return [
    { side: first.contender.side, title: first.contender.title, length: 1 },
    { side: second.contender.side, title: second.contender.title, length: 1 / ratio.median },
  ];
}
