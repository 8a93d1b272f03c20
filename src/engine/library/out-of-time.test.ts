/** A library on the way through a run, with the real backend and the real service on a made-up clock. */
import { afterEach, expect, test, vi } from 'vitest';
import type { DenseArray, Job, Peer } from '../contract.ts';
import { fakeRun, outcomeOf, reasonOf } from '../testing/fake-run.ts';
import { createLibraryBackend } from './backend.ts';
import { createLibraryService } from './service.ts';

afterEach(() => vi.restoreAllMocks());

test('a batch that is cut off takes its worker along: the case is out of time, and nothing has failed', async () => {
  const run = fakeRun({ library: { a: {} }, plan: { budgetMs: 2200 } });
  const { clock } = run;
  vi.spyOn(performance, 'now').mockImplementation(() => clock.now());
  let over = false;
  let ended = 0;
  let x = 0;
  const peer: Peer = {
    upload: async (_copy: number, [{ data }]: readonly DenseArray[]) => {
      x = data[0];
    },
    overwrite: async () => {},
    // From 900 ms on an iteration does not end.
    run: (_first, iterations) => clock.spend(clock.now() > 900 ? 1e6 : iterations, () => over),
    read: async () => Float32Array.of(2 * x),
    roundTrip: async () => Float32Array.of(2 * x),
    dispose: async () => {},
  };
  const layout = {
    inputs: (set: Job['sets'][number]) => [{ data: set.x as Float32Array<ArrayBuffer>, shape: [1] }],
    outputShape: () => [1],
    outputs: (y: Float32Array) => ({ y }),
  };
  const workload = {
    ...run.workload,
    variants: run.workload.variants.map((variant) => ({
      ...variant,
      load: async () => ({ ok: true as const, layout, open: async () => peer }),
    })),
    // One set alone, so that one number is enough.
    generate: () => ({ x: Float32Array.of(3) }),
  };
  const backend = createLibraryBackend({
    spawn: () => ({
      service: createLibraryService([workload], { runtime: 'node', cores: 1, shared: false }),
      onCrash: () => {},
      terminate: () => {
        over = true;
        ended++;
      },
    }),
    later: (ms, call) => clock.timer(ms, call),
  });
  const { by } = await outcomeOf({ ...run, given: { ...run.given, workloads: [workload], backends: [backend] } });
  expect(ended).toBe(1);
  expect(reasonOf(by.a)).toBe('out-of-time');
});
