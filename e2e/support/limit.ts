/** A machine whose limit is measured, and the measuring of it. */
import { expect, type Locator } from 'playwright/test';
import { cost as copyCost } from '../../src/workloads/peak-copy/definition.ts';
import { cost as fmaCost } from '../../src/workloads/peak-fma/definition.ts';
import { cost as orbitCost } from '../../src/workloads/peak-orbit/definition.ts';
import { cost as readCost } from '../../src/workloads/peak-read/definition.ts';
import { type Language, texts } from './app.ts';
import { type Machine, sideOf } from './figures.ts';
import type { ScriptedBench } from './scripted-bench.ts';

/** GFLOP/s and GB/s that the machine can do at most. */
export const ROOFS = { gpu: { gflops: 400, gbps: 100 }, cpu: { gflops: 50, gbps: 20 } } as const;
/** Without spread: the fastest batch is the median. */
export const atRate = (amount: number, perSecond: number) => ({ kernelMs: amount / perSecond / 1e6, spread: 0 });

/** A machine whose peak kernels reach its limits, and whose matrices take as long as is said here. */
export const machine: Machine = (at) => {
  const roof = ROOFS[sideOf(at) === 'gpu' ? 'gpu' : 'cpu'];
  const params = at.params as never;
  if (at.workload === 'peak-fma') return atRate(fmaCost(params).flops, roof.gflops);
  if (at.workload === 'peak-orbit') return atRate(orbitCost(params).flops, roof.gflops);
  if (at.workload === 'peak-read') return atRate(readCost(params).bytes, roof.gbps);
  if (at.workload === 'peak-copy') return atRate(copyCost(params).bytes, roof.gbps);
  // Half of what arithmetic allows on the GPU, a tenth on the CPU.
  const flops = 2 * Number(at.params.n) ** 3;
  return atRate(flops, sideOf(at) === 'gpu' ? 200 : 5);
};

export async function measureLimit(
  place: Locator,
  bench: ScriptedBench,
  found: Machine = machine,
  language: Language = 'en',
): Promise<void> {
  await place.getByRole('button', { name: texts[language].limit.start }).click();
  const run = await bench.nextRun();
  await expect(place.getByText(texts[language].limit.running).first()).toBeVisible();
  await run.finish(found);
}
