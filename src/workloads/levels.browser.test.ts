/**
 * Sums and scans at sizes that take several workgroups and several levels of passes: `agreement.browser.test.ts` has small
 * shapes of all workloads, which one workgroup holds.
 */
import { afterAll, describe, expect, test } from 'vitest';
import type { Backend, Workload } from '../engine/contract.ts';
import { createGpuBackend } from '../engine/gpu/backend.ts';
import { spawnThread } from '../workers/spawn-thread.ts';
import { reduction } from './reduction/index.ts';
import { scan } from './scan/index.ts';
import { cpuBackend, never, now } from './testing/backends.ts';
import { watchGpu } from './testing/gpu.ts';

const watched = watchGpu();
const backends: readonly Backend[] = [
  createGpuBackend(watched.gpu, now),
  // Through Dawn in Node there is the GPU alone.
  ...(typeof Worker === 'undefined' ? [] : [cpuBackend(spawnThread, true)]),
];

afterAll(async () => {
  for (const backend of backends) await backend.dispose();
});

const workloads: readonly Workload[] = [reduction, scan];

/** Beyond 256², beyond the blocks of any rung, a multiple of nothing; and one number more than blocks hold. */
const SIZES = [70_003, 8193];

describe.each(workloads.map((workload) => [workload.id, workload] as const))('%s', (_, workload) => {
  const problems = SIZES.map((n) => {
    const sets = [workload.generate({ n }, 1), workload.generate({ n }, 2)];
    return { params: { n }, sets, verifiers: sets.map((inputs) => workload.verifier(inputs, { n })) };
  });
  const contenders = backends.flatMap((backend) =>
    workload.variants.flatMap((variant) =>
      backend.runs.includes(variant.on) ? [[variant.id, variant, backend] as const] : [],
    ),
  );

  test.each(contenders)('%s', async (_id, variant, backend) => {
    for (const { params, sets, verifiers } of problems) {
      const prepared = await backend.prepare({ workload, variant, params, sets }, never);
      if (prepared.status === 'unsupported') {
        expect(prepared.reason.code).toMatch(/subgroups$/);
        continue;
      }
      if (prepared.status !== 'ready') throw new Error(prepared.reason.text.en);
      const { session } = prepared;
      await session.run(1, never);
      await session.overwrite(1);
      await session.run(3, never);
      const { last } = await session.read();
      await session.dispose();
      expect(last).toHaveLength(2);
      for (const { set, outputs } of last) {
        expect(verifiers[set].check(outputs, variant.rounding), `n = ${params.n}`).toMatchObject({ ok: true });
      }
    }
    expect(watched.uncaught).toEqual([]);
    expect(watched.live.size).toBe(0);
  });
});
