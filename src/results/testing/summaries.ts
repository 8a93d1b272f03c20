/** Made-up summaries of realistic size, for tests. */
import { caseOf, formatCase, resolveParams } from '../../engine/case-id.ts';
import type { Params, Workload } from '../../engine/contract.ts';
import { randomUnit } from '../../engine/random.ts';
import { workloads } from '../../workloads/registry.ts';
import { restoreSummary } from '../share/restore.ts';
import type { SharedRow } from '../share/shared-result.ts';
import { NO_FIGURES, type Summary, type SummaryEnvironment, type SummaryRow } from '../summary.ts';

export const LONG_NAMES: SummaryEnvironment = {
  runtime: 'browser',
  browser: 'Chromium 156.0.7444.175',
  os: 'Windows 11',
  cores: 32,
  crossOriginIsolated: true,
  timestampQuantumUs: 100,
  drawing: true,
  adapter: {
    vendor: 'nvidia',
    architecture: 'ada-lovelace',
    device: '0x2757',
    description:
      'ANGLE (NVIDIA, NVIDIA GeForce RTX 4090 Laptop GPU (0x00002757) Direct3D11 vs_5_0 ps_5_0, D3D11-31.0.15.4601)',
    software: false,
  },
};

/** Every field takes a random value; the same `seed` gives the same summary. `warned`: chance of each warning. */
export function makeSummary(
  seed: number,
  { sizes = 8, contenders = 8, warned = 0.3, workload = workloads[0], environment = LONG_NAMES } = {},
): Summary {
  const next = randomUnit(seed, 1);
  const rows = Array.from({ length: sizes }, (_, i) => paramsAt(workload, i)).flatMap((params) =>
    workload.variants.slice(0, contenders).map(({ id, on }): SharedRow => {
      const median = Math.exp(next() * 12 - 5);
      const warnings = [
        { code: 'few-samples', value: 2 + Math.floor(next() * 3), limit: 5 },
        { code: 'coarse-clock', value: Math.floor(next() * 100), limit: 100 },
        { code: 'unsteady', value: next() * 0.5, limit: 0.1 },
        { code: 'drift', value: next() * 0.5, limit: 0.1 },
      ];
      return {
        workload: workload.id,
        version: workload.version,
        variant: id,
        build: id === 'tuned' ? 'registers-8x8 64x64x16' : null,
        on,
        gpu: null,
        params,
        status: 'ok',
        reason: null,
        timed: {
          median,
          low: median * (1 - next() ** 2 * 0.2),
          high: median * (1 + next() ** 2 * 0.2),
          min: median * (0.8 - next() * 0.3),
          samples: 3 + Math.floor(next() * 18),
          compileMs: on === 'gpu' || on === 'wasm' ? next() * 80 : 0,
          uploadMs: next() * 20,
          readbackMs: next() * 20,
          deviceMs: on === 'gpu' ? median * (0.9 + next() * 0.1) : null,
          roundTripMs: {
            median: median * (1.1 + next()),
            low: median * (1 + next() * 0.1),
            high: median * (2.1 + next() * 0.2),
            samples: 5,
          },
          firstUseMs: { compileMs: 0, uploadMs: next() * 40, runMs: median * (1 + next()) },
        },
        maxError: Math.exp(next() * 12 - 20),
        warnings: warnings.filter(() => next() < warned),
      };
    }),
  );
  const protocol = { startedAt: 1_790_000_000 + seed, budgetMs: 60_000, seed: Math.floor(next() * 2 ** 32) };
  return restoreSummary({ ...protocol, environment, rows }, workloads);
}

/** Any size will do: those that the workload offers, and some that are no powers of two. */
function paramsAt(workload: Workload, index: number): Params {
  const spec = workload.params[workload.chart.x];
  const offered = spec.kind === 'int' ? spec.steps[index] : undefined;
  const resolved = resolveParams(workload, { [workload.chart.x]: offered ?? 7 * index });
  if (!resolved.ok) throw new RangeError(resolved.problem.en);
  return resolved.params;
}

/** A row of matmul at n = 64 that says just this. */
export function makeRow(variant: string, given: Partial<SummaryRow>): SummaryRow {
  const [matmul] = workloads;
  const params = paramsAt(matmul, 0);
  return {
    case: formatCase(caseOf(matmul, variant, params), matmul.params),
    workload: matmul.id,
    variant,
    on: 'gpu',
    params,
    status: 'ok',
    reason: null,
    ...NO_FIGURES,
    ...given,
  };
}
