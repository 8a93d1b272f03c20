import { useMemo, useRef, useState } from 'react';
import type { Kernel, LocalText } from '../../engine/contract.ts';
import { readKernel } from '../../engine/kernel/kernel-file.ts';
import { misfitOf, withKernels } from '../../engine/kernel/kernel-variant.ts';
import { entryOf, type HistoryEntry, type RunRecord } from '../../results/history/record.ts';
import { type StorageTrouble, storageTrouble } from '../../results/history/trouble.ts';
import { summarize } from '../../results/summarize.ts';
import type { Summary } from '../../results/summary.ts';
import { onceMore } from '../../ui/state/once-more.ts';
import { useServices } from '../../ui/state/services.tsx';
import { workloads } from '../../workloads/registry.ts';
import { useHistoryChanges } from './use-listing.ts';

export interface OpenedRun {
  readonly record: RunRecord;
  readonly entry: HistoryEntry;
  readonly summary: Summary;
  /** The visitor's own that raced, with the text that each had; those alone that this version can read. */
  readonly kernels: readonly Kernel[];
}

export type OpenedRuns =
  | { readonly status: 'loading' }
  | { readonly status: 'trouble'; readonly trouble: StorageTrouble }
  | {
      readonly status: 'ready';
      readonly runs: readonly OpenedRun[];
      readonly missing: number;
      readonly unreadable: LocalText | null;
    };

/** Runs by id, in that order, read again after every change. @param ids must keep its identity */
export function useRuns(ids: readonly string[]): OpenedRuns {
  const services = useServices();
  const [opened, setOpened] = useState<OpenedRuns>({ status: 'loading' });
  // A report never changes, and summing it up takes a while: a new name alone must not do it again.
  const summaries = useRef(new Map<string, Summary>());

  const load = useMemo(
    () =>
      onceMore(async () => {
        try {
          const history = await services.history();
          const found = await Promise.all(ids.map((id) => history.get(id)));
          const runs = found.flatMap((each) =>
            each.status === 'found' ? [openRun(each.record, summaries.current)] : [],
          );
          const broken = found.find((each) => each.status === 'unreadable');
          setOpened({
            status: 'ready',
            runs,
            missing: found.filter(({ status }) => status === 'missing').length,
            unreadable: broken?.problem ?? null,
          });
        } catch (error) {
          setOpened(() => ({ status: 'trouble', trouble: storageTrouble(error) }));
        }
      }),
    [services, ids],
  );
  useHistoryChanges(load);

  return opened;
}

function openRun(record: RunRecord, summaries: Map<string, Summary>): OpenedRun {
  const { report } = record;
  const kernels = kernelsOf(record);
  const summary = summaries.get(report.id) ?? summarize(report, withKernels(workloads, kernels));
  summaries.set(report.id, summary);
  return { record, entry: entryOf(record), summary, kernels };
}

const kernelsOf = ({ kernels = [] }: RunRecord): Kernel[] =>
  kernels.flatMap((printed) => {
    const read = readKernel(printed);
    const workload = read.ok && workloads.find(({ id }) => id === read.kernel.workload);
    return workload && !misfitOf(workload, read.kernel) ? [read.kernel] : [];
  });
