/** A made-up class of realistic machines, for tests. */
import { expandPattern } from '../../../engine/bench/plan.ts';
import { randomUnit } from '../../../engine/random.ts';
import { workloads } from '../../../workloads/registry.ts';
import type { Spread } from '../../summary.ts';
import { assignmentKey } from '../assignment.ts';
import { DEVICE_GROUPS, type DeviceGroup } from '../group.ts';
import type { Assignment, Entry, EntryRow } from '../model.ts';

/** @throws Error for a pattern that names nothing */
export function makeAssignment(pattern: string, given: Partial<Assignment> = {}): Assignment {
  const expanded = expandPattern(pattern, workloads);
  if (!expanded.ok) throw new Error(expanded.problem.en);
  const { cases } = expanded;
  const question = { kind: 'speed-up', at: cases.length - 1, clock: 'kernel' } as const;
  return { cases, kernel: null, seed: 7, seconds: 20, question, language: 'en', ...given };
}

export const SWEEP = 'matmul:naive|tiled|registers|js-blocked|wasm-threads:n=64|128|256|512|1024';

/** GFLOP/s at large sizes of the naive kernel, and the microseconds that a launch costs, by side. */
const MACHINES: Readonly<
  Record<DeviceGroup, { gpu: number; gpuLaunch: number; cpu: number; names: readonly string[] }>
> = {
  discrete: { gpu: 1500, gpuLaunch: 30, cpu: 90, names: ['NVIDIA GeForce RTX 4060 Laptop GPU', 'AMD Radeon RX 7600'] },
  integrated: {
    gpu: 120,
    gpuLaunch: 60,
    cpu: 50,
    names: ['Intel(R) Iris(R) Xe Graphics', 'Intel(R) UHD Graphics 620'],
  },
  apple: { gpu: 500, gpuLaunch: 120, cpu: 110, names: ['Apple M2'] },
  phone: { gpu: 60, gpuLaunch: 250, cpu: 20, names: ['qualcomm adreno-7xx', 'arm valhall'] },
  software: { gpu: 4, gpuLaunch: 90, cpu: 45, names: ['SwiftShader Device (Subzero)'] },
  none: { gpu: 0, gpuLaunch: 0, cpu: 40, names: [] },
};
const SPEED: Readonly<Record<string, number>> = {
  naive: 0.4,
  tiled: 1,
  registers: 3,
  'js-textbook': 0.02,
  'js-blocked': 0.05,
  wasm: 0.3,
  'wasm-threads': 1,
};

/** The same `seed` gives the same entries, of all groups in turn. */
export function makeEntries(assignment: Assignment, count: number, seed = 1): Entry[] {
  const next = randomUnit(seed, 2);
  return Array.from({ length: count }, (_, place) => makeEntry(assignment, place, next));
}

function makeEntry(assignment: Assignment, place: number, next: () => number): Entry {
  const group = DEVICE_GROUPS[place % DEVICE_GROUPS.length];
  const machine = MACHINES[group];
  const luck = Math.exp((next() - 0.5) * 1.2);
  const rows = assignment.cases.map(({ workload: id, variant, params }, index): EntryRow => {
    const workload = workloads.find((one) => one.id === id);
    const gpu = workload?.variants.find((one) => one.id === variant)?.on === 'gpu';
    if (gpu && machine.gpu === 0) return { case: index, status: 'unsupported', kernel: null, roundTrip: null };
    const work = workload?.cost(params) ?? { flops: 0, bytes: 0 };
    const rate = (gpu ? machine.gpu : machine.cpu) * (SPEED[variant] ?? 1) * luck;
    const median = (gpu ? machine.gpuLaunch / 1000 : 0.002) + Math.max(work.flops, work.bytes) / rate / 1e6;
    return {
      case: index,
      status: 'ok',
      kernel: spread(median * (0.95 + next() * 0.1), next),
      roundTrip: spread(median + (gpu ? 0.3 + work.bytes / 4e6 : 0), next),
    };
  });
  const { names } = machine;
  return {
    id: Math.floor(next() * 2 ** 48)
      .toString(16)
      .padStart(12, '0'),
    key: assignmentKey(assignment),
    startedAt: 1_790_000_000 + place,
    group,
    guess: Number((10 ** (next() * 3 - 0.5)).toPrecision(2)),
    rows,
    limits: null,
    nickname: place % 3 === 0 ? null : { adjective: place % 16, animal: (7 * place) % 16 },
    adapter: names.length > 0 && place % 4 !== 3 ? names[place % names.length] : null,
    browser: 'Chrome 150',
    source: place % 2 ? 'digest' : 'full',
  };
}

const spread = (median: number, next: () => number): Spread => ({
  median,
  low: median * (1 - next() * 0.05),
  high: median * (1 + next() * 0.05),
  samples: 5 + Math.floor(next() * 15),
});
