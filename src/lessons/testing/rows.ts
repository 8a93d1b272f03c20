/** Results as a lesson would have measured them, for tests of what it makes of them. */
import type { On, Params, Warning } from '../../engine/contract.ts';
import { NO_FIGURES, type SummaryEnvironment, type SummaryRow } from '../../results/summary.ts';
import type { Results } from '../lesson.ts';

export interface TimedRow {
  readonly variant: string;
  readonly on: On;
  /** Null: the machine has no GPU. */
  readonly ms: number | null;
  /** Upload and readback together. */
  readonly copiesMs?: number;
  /** Half the interval, as a share of the median; 0.01 unless told. */
  readonly spread?: number;
  readonly params?: Params;
  readonly warnings?: readonly Warning[];
}

const ENVIRONMENT: SummaryEnvironment = {
  runtime: 'browser',
  browser: 'Chromium 140',
  os: 'Linux',
  cores: 2,
  crossOriginIsolated: true,
  timestampQuantumUs: 100,
  drawing: null,
  adapter: { vendor: 'made', architecture: 'up', device: '', description: '', software: false },
};

/** A kernel that multiplied two matrices of n × n on the GPU. */
export const squareOnGpu = (variant: string, ms: number | null, n = 128, spread?: number): TimedRow => ({
  variant,
  on: 'gpu',
  ms,
  spread,
  params: { n, m: n, k: n },
});

/** The same in WebAssembly or JavaScript, by the variant's name. */
export const squareOnCpu = (variant: string, ms: number, n = 128): TimedRow => ({
  variant,
  on: variant.startsWith('wasm') ? 'wasm' : 'js',
  ms,
  params: { n, m: n, k: n },
});

/** By run id. */
export function resultsFrom(
  workload: string,
  runs: Readonly<Record<string, readonly TimedRow[]>>,
  environment: Partial<SummaryEnvironment> = {},
): Results {
  return Object.fromEntries(
    Object.entries(runs).map(([id, rows]) => [
      id,
      {
        summary: {
          schema: 1 as const,
          startedAt: '2025-01-01T00:00:00Z',
          budgetMs: 1000,
          seed: 1,
          environment: { ...ENVIRONMENT, ...environment },
          measurements: rows.map((row) => rowFrom(workload, row)),
        },
        recorded: null,
      },
    ]),
  );
}

function rowFrom(workload: string, row: TimedRow): SummaryRow {
  const { variant, on, ms, copiesMs = 0, spread = 0.01, params = {}, warnings = [] } = row;
  const list = Object.entries(params).map(([name, value]) => `${name}=${value}`);
  const base = {
    case: [`${workload}@1`, variant, list.join(',')].join(':'),
    workload,
    variant,
    on,
    params,
    ...NO_FIGURES,
    warnings,
  };
  if (ms === null) {
    const reason = { code: 'no-adapter', text: { en: 'No GPU.', 'zh-CN': '没有 GPU。' } };
    return { ...base, status: 'unsupported', reason };
  }
  return {
    ...base,
    status: 'ok',
    reason: null,
    kernelMs: { median: ms, low: ms * (1 - spread), high: ms * (1 + spread), min: ms * (1 - spread), samples: 20 },
    endToEndMs: { median: ms + copiesMs },
    uploadMs: copiesMs / 2,
    readbackMs: copiesMs / 2,
  };
}
