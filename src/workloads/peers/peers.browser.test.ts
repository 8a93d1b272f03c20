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

/** Samples: the least that an interval is made of. */
const ENOUGH = 3;

/** Most that a run may take; a slow machine may need a good part of it to start a library, and no run waits for its end. */
const BUDGET_MS = 600_000;

/** Sides that are no multiples of anything. */
const SHAPES: Readonly<Record<string, readonly string[]>> = {
  matmul: ['n=67,m=33,k=47', 'n=128'],
  depthwise: ['size=37,height=29,k=5', 'size=64,k=3'],
};

const libraries = workloads.flatMap(({ id, variants }) =>
  variants.flatMap((variant) => (variant.on === 'library' ? [[id, variant.id] as const] : [])),
);

/** The result has been verified: what is not right never gets this far. */
const isProved = (event: RunEvent) => event.type === 'phase' && event.phase === 'warm-up';

const isTimed = (event: RunEvent) =>
  event.type === 'measurement' && event.measurement.status === 'ok' && event.measurement.samples.length >= ENOUGH;

/** Runs a case until it has come so far; how fast a library is matters to nobody here. */
async function run(id: CaseId, enough: (event: RunEvent) => boolean): Promise<Measurement> {
  const reported: Measurement[] = [];
  const onEvents = (events: RunEvent[]) => {
    for (const event of events) {
      if (event.type === 'report') reported.push(...event.report.measurements);
      if (enough(event)) void bench.cancel();
    }
  };
  await bench.run({ cases: [id], budgetMs: BUDGET_MS, seed: 5 }, proxy(onEvents));
  return reported[0];
}

const outcome = (one: Measurement) => ('reason' in one ? one.reason.text.en : one.status);

describe('libraries', () => {
  test('there are some, for workloads whose shapes are known here', () => {
    expect(new Set(libraries.map(([id]) => id))).toEqual(new Set(Object.keys(SHAPES)));
  });

  test.each(libraries)('%s:%s gives the right result', { timeout: BUDGET_MS }, async (workload, variant) => {
    const cases = SHAPES[workload].flatMap((shape) => {
      const expanded = expandPattern(`${workload}:${variant}:${shape}`, workloads);
      if (!expanded.ok) throw new Error(expanded.problem.en);
      return expanded.cases;
    });
    for (const [place, id] of cases.entries()) {
      const one = await run(id, place === 0 ? isTimed : isProved);
      expect(one.on).toBe('library');
      if (place === 0) expect(outcome(one)).toBe('ok');
      else expect('reason' in one && one.reason.code, outcome(one)).toBe('cancelled');
    }
  });
});
