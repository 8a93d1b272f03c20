/** Entries for tests whose every time is chosen, so that what follows from them is exact. */
import type { CaseId } from '../../../engine/contract.ts';
import { assignmentKey } from '../../../results/class/assignment.ts';
import type { DeviceGroup } from '../../../results/class/group.ts';
import type { Assignment, Entry, EntryRow } from '../../../results/class/model.ts';
import type { Limits } from '../../../results/roofline.ts';

/** A contender of each side at three sizes. */
export const THREE_SIZES_PATTERN = 'matmul:tiled|wasm-threads:n=64|256|1024';

interface Given {
  readonly group?: DeviceGroup;
  readonly guess?: number | null;
  readonly limits?: Limits | null;
  /** Milliseconds of a case; null where it has no time. */
  readonly ms: (id: CaseId) => number | null;
  /** Half the width of the intervals, as a share of the median. */
  readonly spread?: number;
}

export function handIn(assignment: Assignment, number: number, given: Given): Entry {
  const { group = 'discrete', guess = null, limits = null, ms, spread = 0 } = given;
  const rows = assignment.cases.map((id, index): EntryRow => {
    const median = ms(id);
    if (median === null) return { case: index, status: 'unsupported', kernel: null, roundTrip: null };
    const kernel = { median, low: median * (1 - spread), high: median * (1 + spread), samples: 20 };
    return { case: index, status: 'ok', kernel, roundTrip: kernel };
  });
  return {
    id: number.toString(16).padStart(12, '0'),
    key: assignmentKey(assignment),
    startedAt: 1_790_000_000 + number,
    group,
    guess,
    rows,
    limits,
    nickname: null,
    adapter: null,
    browser: 'Test 1',
    source: 'full',
  };
}

export const isGpu = ({ variant }: CaseId): boolean => variant === 'tiled';

/** The CPU takes 1 ms everywhere; the GPU wins by `times` from `size` on and loses by as much below. */
export const winsFrom =
  (size: number, times = 8) =>
  (id: CaseId): number =>
    isGpu(id) ? (Number(id.params.n) >= size ? 1 / times : times) : 1;

/** The GPU is as many times as fast as the CPU, at every size. */
export const faster =
  (times: number) =>
  (id: CaseId): number =>
    isGpu(id) ? 1 / times : 1;
