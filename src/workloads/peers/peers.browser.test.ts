/** Every library of every workload in the real bench worker: verified like our own contenders, at odd shapes. */
import { proxy, wrap } from 'comlink';
import { afterAll, describe, expect, test } from 'vitest';
import type { BenchApi } from '../../engine/bench/api.ts';
import { expandPattern } from '../../engine/bench/plan.ts';
import type { CaseId, Measurement, RunEvent } from '../../engine/contract.ts';
import { workloads } from '../registry.ts';

const worker = new Worker(new URL('../../workers/bench-worker.ts', import.meta.url), { type: 'module' });
const bench = wrap<BenchApi>(worker);
afterAll(() => worker.terminate());

/** Sides that are no multiples of anything. */
const SHAPES: Readonly<Record<string, readonly string[]>> = {
  matmul: ['n=67,m=33,k=47', 'n=128'],
  depthwise: ['size=37,height=29,k=5', 'size=64,k=3'],
};

const libraries = workloads.flatMap(({ id, variants }) =>
  variants.flatMap((variant) => (variant.on === 'library' ? [[id, variant.id] as const] : [])),
);

async function run(cases: readonly CaseId[]): Promise<readonly Measurement[]> {
  let done: readonly Measurement[] = [];
  const onEvents = (events: RunEvent[]) => {
    for (const event of events) if (event.type === 'report') done = event.report.measurements;
  };
  await bench.run({ cases, budgetMs: 15_000, seed: 5 }, proxy(onEvents));
  return done;
}

describe('libraries', () => {
  test('there are some, for workloads whose shapes are known here', () => {
    expect(new Set(libraries.map(([id]) => id))).toEqual(new Set(Object.keys(SHAPES)));
  });

  test.each(libraries)('%s:%s gives the right result', async (workload, variant) => {
    const cases = SHAPES[workload].flatMap((shape) => {
      const expanded = expandPattern(`${workload}:${variant}:${shape}`, workloads);
      if (!expanded.ok) throw new Error(expanded.problem.en);
      return expanded.cases;
    });
    for (const one of await run(cases)) {
      expect('reason' in one ? one.reason.text.en : one.status, one.case.variant).toBe('ok');
      expect(one.on).toBe('library');
      if (one.status === 'ok') expect(one.samples.length).toBeGreaterThan(2);
    }
  });
});
