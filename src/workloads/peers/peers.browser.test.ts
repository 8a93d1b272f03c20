/**
 * Every library of every workload in a worker of its own, as the bench runs it: verified like our own contenders, at odd
 * shapes, for every set of inputs, after any batch; and still there after a cancelled case. That the bench worker times
 * them is seen in the built app: e2e/real/command-line.spec.ts.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { expandPattern } from '../../engine/bench/plan.ts';
import type { CaseId, Readout, Session, Tensors, Verifier } from '../../engine/contract.ts';
import { createLibraryBackend } from '../../engine/library/backend.ts';
import { spawnLibrary } from '../../workers/spawn-library.ts';
import { workloads } from '../registry.ts';

const PATIENCE_MS = 300_000;

/** Sides that are no multiples of anything, and sides that are. */
const SHAPES: Readonly<Record<string, readonly string[]>> = {
  matmul: ['n=67,m=33,k=47', 'n=128'],
  depthwise: ['size=37,height=29,k=5', 'size=64,k=3'],
  'conv-layer': [
    'n=2,w=19,h=13,in=5,out=7,k=3,stride=2,pad=1,groups=1',
    'n=1,w=31,out=16',
    'n=3,layer=4,w=7,in=8,out=12',
  ],
  softmax: ['n=67,m=33', 'n=128,m=16'],
  attention: ['t=37,d=12,heads=3', 't=64,d=64,heads=1'],
  // More places in a batch than pictures; and batches of which the third begins again from the first picture.
  training: [
    'b=5,width=7,pictures=3',
    'b=8,width=64,pictures=20,optimiser=sgd',
    'b=3,width=7,pictures=5,network=convolutional',
  ],
  // Batches of which the second begins again from the first window.
  language: [
    'width=8,layers=2,heads=2,t=9,vocabulary=7,b=3,windows=5',
    'task=prefill,width=8,layers=2,heads=2,t=9,vocabulary=7,b=3',
    'task=prefill,shape=64-2-4-96,b=2',
    'task=decode,width=8,layers=2,heads=2,t=9,vocabulary=7,b=3',
    'task=decode,shape=64-2-4-96,b=2',
  ],
};

const libraries = workloads.flatMap(({ id, variants }) =>
  variants.flatMap((variant) => (variant.on === 'library' ? [[id, variant.id] as const] : [])),
);

const backend = createLibraryBackend({
  spawn: spawnLibrary,
  later(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
});
afterAll(() => backend.dispose());

const forever = new AbortController().signal;

const casesOf = (workload: string, variant: string, shape: string): readonly CaseId[] => {
  const expanded = expandPattern(`${workload}:${variant}:${shape}`, workloads);
  if (!expanded.ok) throw new Error(expanded.problem.en);
  return expanded.cases;
};

/** A library need not know everything: TensorFlow.js has no groups. */
function refuses(id: CaseId): boolean {
  const variant = workloads.find((one) => one.id === id.workload)?.variants.find((one) => one.id === id.variant);
  return variant?.on === 'library' && Boolean(variant.unsupported?.(id.params));
}

interface Open {
  readonly id: CaseId;
  readonly session: Session;
  /** What the state is set back to, among the inputs; null without. */
  readonly start: Tensors | null;
  readonly verifiers: readonly Verifier[];
}

/** A case with two sets of inputs. */
async function open(id: CaseId): Promise<Open> {
  const workload = workloads.find((one) => one.id === id.workload);
  const variant = workload?.variants.find((one) => one.id === id.variant);
  if (!workload || !variant) throw new Error(`There is no ${id.workload}:${id.variant}.`);
  const sets = [5, 6].map((seed) => workload.generate(id.params, seed));
  const prepared = await backend.prepare({ workload, variant, params: id.params, sets }, forever);
  if (prepared.status !== 'ready') throw new Error(`${prepared.status}: ${prepared.reason.text.en}`);
  for (const ms of [prepared.compileMs, prepared.uploadMs, prepared.idleMs]) expect(ms).toBeGreaterThanOrEqual(0);
  const start = workload.tensors(id.params).state ? sets[0] : null;
  return { id, session: prepared.session, start, verifiers: sets.map((set) => workload.verifier(set, id.params)) };
}

function expectRight(last: readonly Readout[], sets: readonly number[], { id, verifiers }: Open): void {
  expect(last.map(({ set }) => set)).toEqual(sets);
  for (const { set, outputs } of last) {
    const verdict = verifiers[set].check(outputs);
    expect(verdict, JSON.stringify({ id, ...verdict })).toMatchObject({ ok: true });
    expect(verifiers[1 - set].check(outputs)).toMatchObject({ ok: false });
  }
}

/** The last of as many iterations since the start, which was on that set. */
async function expectStep({ session, start, verifiers }: Open, iterations: number, set: number): Promise<void> {
  const { last, before } = await session.read();
  expect(last.map((one) => one.set)).toEqual([set]);
  const [{ outputs }] = last;
  expect(before?.step[0]).toBe(iterations - 1);
  expect(outputs.step[0]).toBe(iterations);
  const given = before as Tensors;
  expect(verifiers[set].step?.(given, outputs)).toMatchObject({ ok: true });
  if (iterations === 1) expect(verifiers[set].step?.(start as Tensors, outputs)).toMatchObject({ ok: true });
  expect(verifiers[1 - set].step?.(given, outputs)).toMatchObject({ ok: false });
}

/** Batches from the start, of even and odd length, and round trips that go on from one. */
async function expectSteps(one: Open): Promise<void> {
  const { session } = one;
  for (const [turn, iterations, set] of [
    [1, 1, 0],
    [2, 4, 1],
    [3, 3, 0],
  ] as const) {
    await session.overwrite(turn);
    expect(await session.run(iterations, forever)).toMatchObject({ iterations, gpuMs: null });
    await expectStep(one, iterations, set);
  }
  for (const [iterations, set] of [
    [4, 1],
    [5, 0],
  ] as const) {
    expect(await session.roundTrip(forever)).toBeGreaterThan(0);
    await expectStep(one, iterations, set);
  }
  expect(await session.upload(forever)).toBeGreaterThanOrEqual(0);
  await session.run(2, forever);
  await expectStep(one, 7, 0);
}

async function lastOf({ session }: Open): Promise<readonly Readout[]> {
  return (await session.read()).last;
}

describe('libraries', () => {
  test('there are some, for workloads whose shapes are known here', () => {
    expect(new Set(libraries.map(([id]) => id))).toEqual(new Set(Object.keys(SHAPES)));
  });

  test.each(libraries)(
    '%s:%s gives the right results',
    async (workload, variant) => {
      for (const id of SHAPES[workload].flatMap((shape) => casesOf(workload, variant, shape))) {
        if (refuses(id)) continue;
        const one = await open(id);
        const { session } = one;
        if (one.start) {
          await expectSteps(one);
          await session.dispose();
          continue;
        }
        // Iteration 0 alone, then batches of even and odd length: iterations 1 to 4, 5 to 7.
        for (const [turn, iterations, sets] of [
          [1, 1, [0]],
          [2, 4, [1, 0]],
          [3, 3, [0, 1]],
        ] as const) {
          await session.overwrite(turn);
          const sample = await session.run(iterations, forever);
          expect(sample).toMatchObject({ iterations, gpuMs: null });
          expect(sample.wallMs).toBeGreaterThan(0);
          expectRight(await lastOf(one), sets, one);
        }
        // Iterations 8 and 9, each brought in and out; then batches go on from there.
        for (const set of [0, 1]) {
          expect(await session.roundTrip(forever)).toBeGreaterThan(0);
          expectRight(await lastOf(one), [set], one);
        }
        expect(await session.upload(forever)).toBeGreaterThanOrEqual(0);
        await session.run(2, forever);
        expectRight(await lastOf(one), [0, 1], one);
        await session.dispose();
        await session.dispose();
      }
    },
    PATIENCE_MS,
  );

  test('nothing is left to be read after outputs have been overwritten', async () => {
    const one = await open(casesOf('matmul', 'ml-matrix', 'n=128')[0]);
    await one.session.run(2, forever);
    await one.session.overwrite(1);
    await expect(one.session.read()).rejects.toThrow('Nothing was run');
  });

  // One that computes where it is, one with threads and one with a device of its own.
  test.each([
    ['matmul', 'ml-matrix'],
    ['matmul', 'ort-wasm'],
    ['matmul', 'ort-webgpu'],
  ])(
    '%s:%s is there for the next case after one was cancelled in the middle',
    async (workload, variant) => {
      const [id] = casesOf(workload, variant, 'n=32');
      const cancelled = await open(id);
      const cancel = new AbortController();
      const running = cancelled.session.run(1e9, cancel.signal);
      running.catch(() => {});
      // Whenever it is cancelled it has to be there again; by now it has most likely begun.
      await new Promise((resolve) => setTimeout(resolve, 100));
      cancel.abort('enough');
      await expect(running).rejects.toBe('enough');
      // The worker went with the batch: not the library's fault.
      await expect(cancelled.session.read()).rejects.toBe('enough');
      await cancelled.session.dispose();
      const next = await open(id);
      await next.session.run(2, forever);
      expectRight(await lastOf(next), [0, 1], next);
      await next.session.dispose();
    },
    PATIENCE_MS,
  );
});
