import { describe, expect, test } from 'vitest';
import { expandPattern } from '../engine/bench/plan.ts';
import { formatCase } from '../engine/case-id.ts';
import { workloads } from '../workloads/registry.ts';
import { knownLimitsOf, limitAt, limitCases, limitsIn, placeOf, ridgeOf, standingOf } from './roofline.ts';
import type { Summary, SummaryRow } from './summary.ts';
import { costedRow as row } from './testing/rows.ts';

// 8192 rows · 32 numbers · 1024 steps · 2 = 536.9 MFLOP; 4096 blocks are 67.1 MB.
const GPU = [
  row('peak-fma:gpu:rows=8192,chains=1', 4),
  row('peak-fma:gpu:rows=8192,chains=8', 1.2, 1),
  row('peak-read:gpu:blocks=4096', 1),
  row('peak-copy:gpu:blocks=4096', 4),
];

describe('limits', () => {
  test('are the best of the batches, of chains, and of reading and copying', () => {
    const limits = limitsIn(GPU, workloads);
    expect(limits?.cpu).toBeNull();
    expect(limits?.gpu?.gflops).toBeCloseTo(536.87, 1);
    expect(limits?.gpu?.gbps).toBeCloseTo(67.13, 1);
  });

  test('need both arithmetic and memory, of the same side', () => {
    expect(limitsIn(GPU.slice(0, 2), workloads)).toBeNull();
    expect(limitsIn([...GPU.slice(0, 2), row('peak-read:wasm-threads:blocks=4096', 1)], workloads)).toBeNull();
    expect(limitsIn([], workloads)).toBeNull();
  });

  test('of memory come from the largest size, and never from what fits a cache', () => {
    const cached = row('peak-read:gpu:blocks=4096', 0.1);
    const large = row('peak-read:gpu:blocks=16384', 8);
    expect(limitsIn([...GPU.slice(0, 2), cached, large], workloads)?.gpu?.gbps).toBeCloseTo(33.6, 1);
    expect(limitsIn([...GPU.slice(0, 2), row('peak-read:gpu:blocks=64', 0.001)], workloads)).toBeNull();
  });

  test('ignore what failed', () => {
    const failed = { ...GPU[2], status: 'wrong' as const, kernelMs: null };
    expect(limitsIn([GPU[0], GPU[1], failed, GPU[3]], workloads)?.gpu?.gbps).toBeCloseTo(33.55, 1);
  });

  test('are those of the run’s own GPU: what a second one reaches says nothing of it', () => {
    const second = GPU.map((one) => ({ ...one, gpu: 'second' as const }));
    expect(limitsIn(second, workloads)).toBeNull();
    expect(limitsIn([...GPU, ...second.map((one) => ({ ...one, gflops: 1e6, gbps: 1e6 }))], workloads)).toEqual(
      limitsIn(GPU, workloads),
    );
  });

  test('meet at the ridge', () => {
    const limit = { gflops: 1000, gbps: 50 };
    expect(ridgeOf(limit)).toBe(20);
    expect([limitAt(limit, 2), limitAt(limit, 20), limitAt(limit, 200)]).toEqual([100, 1000, 1000]);
  });
});

describe('standing', () => {
  const limits = { gpu: { gflops: 1000, gbps: 100 }, cpu: { gflops: 100, gbps: 20 } };

  test('is a share of arithmetic beyond the ridge', () => {
    // 2·512³ FLOP in 1 ms: 268.4 GFLOP/s at 85 FLOP per byte.
    const standing = standingOf(row('matmul:tiled:n=512', 1), limits, workloads);
    expect(standing).toMatchObject({ side: 'gpu', limitedBy: 'arithmetic' });
    expect(standing?.share).toBeCloseTo(0.268, 3);
    expect(standing?.intensity).toBeCloseTo(512 / 6, 6);
  });

  test('is none on a second GPU, whose limits nobody measured', () => {
    expect(standingOf({ ...row('matmul:tiled:n=512', 1), gpu: 'second' }, limits, workloads)).toBeNull();
  });

  test('is a share of bandwidth below it, on the kernel’s own side', () => {
    const standing = standingOf(row('vector-add:wasm:n=1048576', 1), limits, workloads);
    expect(standing).toMatchObject({ side: 'cpu', limitedBy: 'memory' });
    // Twelve bytes each, and four that are read before they are written.
    expect(standing?.share).toBeCloseTo(16.777 / 20, 3);
  });

  test('of work without floating point counts bytes where memory decides, and is none elsewhere', () => {
    const copied = standingOf(row('transpose:tiled', 1), limits, workloads);
    expect(copied).toMatchObject({ limitedBy: 'memory', intensity: 0 });
    expect(standingOf(row('dependent-chain:one', 1), limits, workloads)).toBeNull();
  });

  test.each([
    ['tfjs-webgpu', 'gpu', 0.268],
    ['tfjs-wasm', 'cpu', 2.684],
    // One thread, held against all cores as our own one-threaded contenders are.
    ['ml-matrix', 'cpu', 2.684],
    ['js-textbook', 'cpu', 2.684],
  ] as const)('of %s is held against the limit of the %s', (variant, side, share) => {
    const standing = standingOf(row(`matmul:${variant}:n=512`, 1), limits, workloads);
    expect(standing?.side).toBe(side);
    expect(standing?.share).toBeCloseTo(share, 3);
  });

  test('may be above one, where a cache helps', () => {
    const standing = standingOf(row('vector-add:vec4:n=65536', 0.001), limits, workloads);
    expect(standing?.share).toBeGreaterThan(1);
    expect(standing?.reach).toBe('cached');
  });

  test('above one otherwise says that the limit was measured too low', () => {
    const reach = (pattern: string, ms: number) => standingOf(row(pattern, ms), limits, workloads)?.reach;
    // 268 of 1000 GFLOP/s take 1 ms.
    expect(reach('matmul:tiled:n=512', 0.15)).toBe('beyond');
    expect(reach('matmul:tiled:n=512', 0.268)).toBe('within');
    expect(reach('matmul:tiled:n=512', 1)).toBe('within');
    // 1 GiB is in no cache: at 100 GB/s it takes 10.7 ms.
    expect(reach('peak-copy:gpu:blocks=32768', 5)).toBe('beyond');
    expect(reach('peak-copy:gpu:blocks=32768', 11)).toBe('within');
  });

  test('above one with less data than large caches hold accuses neither the limit nor the cache alone', () => {
    const reach = (pattern: string, ms: number) => standingOf(row(pattern, ms), limits, workloads)?.reach;
    // 201 MB, which the L3 of a server holds: at 100 GB/s they take 2 ms.
    expect(reach('vector-add:vec4:n=16777216', 1)).toBe('cached');
    expect(reach('vector-add:vec4:n=16777216', 2)).toBe('within');
    // 128 MiB that are moved without arithmetic.
    expect(reach('peak-copy:gpu:blocks=4096', 0.5)).toBe('cached');
  });

  test('within its own uncertainty of one accuses nobody', () => {
    const fast = row('matmul:tiled:n=512', 0.2);
    const unsteady = { ...fast, kernelMs: { median: 0.2, low: 0.1, high: 0.3, min: 0.1, samples: 20 } };
    expect(standingOf(fast, limits, workloads)?.reach).toBe('beyond');
    expect(standingOf(unsteady, limits, workloads)).toMatchObject({ reach: 'within' });
    // Two samples have no interval that could excuse it.
    const few = { ...unsteady, kernelMs: { ...unsteady.kernelMs, samples: 2 } };
    expect(standingOf(few, limits, workloads)?.reach).toBe('beyond');
  });

  test('is none without a limit, a time or a side', () => {
    const one = row('matmul:tiled:n=512', 1);
    expect(standingOf(one, null, workloads)).toBeNull();
    expect(standingOf(one, { ...limits, gpu: null }, workloads)).toBeNull();
    expect(standingOf({ ...one, status: 'failed', gflops: null, gbps: null }, limits, workloads)).toBeNull();
    expect(standingOf({ ...one, on: 'library', variant: 'unknown' }, limits, workloads)).toBeNull();
  });

  test('of what the limit was read from is one at its best', () => {
    const own = limitsIn(GPU, workloads);
    expect(standingOf(GPU[2], own, workloads)?.share).toBeCloseTo(1, 6);
    expect(standingOf(GPU[1], own, workloads)?.share).toBeCloseTo(1 / 1.2, 6);
  });
});

test('the cases of a limit are valid, of both sides, and leave a missing GPU out', () => {
  const hardware = limitCases(workloads, 'hardware');
  const known = new Set(hardware.map(({ workload, variant }) => `${workload}:${variant}`));
  for (const id of ['peak-fma', 'peak-read', 'peak-copy']) {
    expect(known).toContain(`${id}:gpu`);
    expect(known).toContain(`${id}:wasm-threads`);
  }
  for (const id of hardware) {
    const workload = workloads.find((one) => one.id === id.workload);
    expect(workload?.limit?.counts(id.params), JSON.stringify(id)).toBe(true);
    expect(expandPattern(formatCase(id, workload?.params ?? null), workloads)).toEqual({ ok: true, cases: [id] });
  }
  expect(limitCases(workloads, 'none').some(({ variant }) => variant === 'gpu')).toBe(false);
});

describe('what is remembered', () => {
  const adapter = { vendor: 'acme', architecture: 'a1', device: '', description: '', software: false };
  const environment = { adapter, browser: 'Chromium 156', cores: 8 };

  test('belongs to adapter, major version and cores', () => {
    expect(placeOf({ ...environment, browser: 'Chromium 156.0.1' })).toBe(placeOf(environment));
    expect(placeOf({ ...environment, browser: 'Chromium 157' })).not.toBe(placeOf(environment));
    expect(placeOf({ ...environment, cores: 4 })).not.toBe(placeOf(environment));
    expect(placeOf({ ...environment, adapter: { ...adapter, architecture: 'a2' } })).not.toBe(placeOf(environment));
    expect(placeOf({ ...environment, adapter: null })).not.toBe(placeOf(environment));
  });

  test('comes from a summary with peak rows alone', () => {
    const full = {
      ...environment,
      runtime: 'browser',
      os: '',
      crossOriginIsolated: true,
      timestampQuantumUs: null,
      drawing: null,
    };
    const summary = { schema: 1, startedAt: '2026-01-01T00:00:00Z', budgetMs: 1, seed: 1, environment: full };
    const of = (measurements: SummaryRow[]) => knownLimitsOf({ ...summary, measurements } as Summary, workloads);
    expect(of(GPU)).toMatchObject({ measuredAt: '2026-01-01T00:00:00Z', place: placeOf(environment) });
    expect(of([row('matmul:tiled:n=512', 1)])).toBeNull();
  });
});

describe('a roof of its own', () => {
  const limits = {
    gpu: { gflops: 1000, gbps: 100 },
    cpu: { gflops: 100, gbps: 20, mixes: { orbit: 40 } },
  };
  const n = 2 ** 24;
  /** Milliseconds that so many bytes take on this CPU. */
  const moves = (bytes: number) => bytes / limits.cpu.gbps / 1e6;
  const shareOf = (pattern: string, ms: number, known = limits) => standingOf(row(pattern, ms), known, workloads);

  test('counts the lines that a processor reads before it writes them, and no GPU', () => {
    // Three arrays, and the sum's lines once more.
    const cpu = shareOf(`vector-add:wasm-threads:n=${n}`, moves(16 * n) / 0.8);
    expect(cpu?.share).toBeCloseTo(0.8);
    expect(cpu).toMatchObject({ intensity: 1 / 16, limitedBy: 'memory', reach: 'within' });
    const gpu = shareOf(`vector-add:vec4:n=${n}`, (12 * n) / 100e6 / 0.8);
    expect(gpu?.share).toBeCloseTo(0.8);
    expect(gpu?.intensity).toBeCloseTo(1 / 12);
    expect(shareOf('transpose:wasm-threads:n=4096', moves(12 * n) / 0.6)?.share).toBeCloseTo(0.6);
    const copied = shareOf(`strided-copy:wasm-threads:stride=1,count=${n}`, moves(12 * n) / 0.6);
    expect(copied?.share).toBeCloseTo(0.6);
    expect(copied?.intensity).toBe(0);
  });

  test('is that without those lines where a processor is faster than it could be with them', () => {
    const standing = shareOf(`vector-add:wasm-threads:n=${n}`, moves(12 * n) / 0.9);
    expect(standing?.share).toBeCloseTo(0.9);
    expect(standing).toMatchObject({ reach: 'within' });
    // Faster than both is what the limit is doubted for.
    expect(shareOf(`vector-add:wasm-threads:n=${n}`, moves(12 * n) / 1.5)).toMatchObject({ reach: 'cached' });
  });

  test('is that of its mix of arithmetic where the mix was measured, and of multiply-adds where not', () => {
    const id = 'mandelbrot:wasm-threads:width=1024,view=inside';
    const { flops } = row(id, 1).gflops ? { flops: (row(id, 1).gflops ?? 0) * 1e6 } : { flops: 0 };
    const own = shareOf(id, flops / 40e6 / 0.7);
    expect(own?.share).toBeCloseTo(0.7);
    expect(own).toMatchObject({ mix: 'orbit', limitedBy: 'arithmetic' });
    const { mixes: _, ...fused } = limits.cpu;
    expect(shareOf(id, flops / 40e6 / 0.7, { ...limits, cpu: fused as typeof limits.cpu })?.share).toBeCloseTo(0.28);
  });

  test('of a mix is the best that was measured of it, and no limit of multiply-adds', () => {
    const rows = [...GPU, row('peak-orbit:gpu:rows=4096,steps=1024', 2), row('peak-orbit:gpu:rows=64', 1e-6)];
    const found = limitsIn(rows, workloads)?.gpu;
    // 16 orbits · 4096 · 1024 · 8.
    expect(found?.mixes?.orbit).toBeCloseTo(268.4, 1);
    expect(found?.gflops).toBeCloseTo(536.87, 1);
    expect(limitsIn(GPU, workloads)?.gpu).not.toHaveProperty('mixes');
  });
});
