/** Every variant of every workload against float64, through the real backends. Nothing here knows a workload by name. */
import { afterAll, describe, expect, test } from 'vitest';
import { Proof, Verifiers } from '../engine/bench/proof.ts';
import { Trace } from '../engine/bench/trace.ts';
import type {
  Backend,
  GpuCapabilities,
  Job,
  Params,
  Session,
  Tensors,
  Variant,
  Verifier,
  Workload,
} from '../engine/contract.ts';
import { createGpuBackend } from '../engine/gpu/backend.ts';
import { spawnThread } from '../workers/spawn-thread.ts';
import { workloads } from './registry.ts';
import { cpuBackend, never, now, ready } from './testing/backends.ts';
import { watchGpu } from './testing/gpu.ts';
import { SPECIALS, sampleParams, withSpecials } from './testing/samples.ts';

const SETS = 20;
const SEED = 20_261;

const watched = watchGpu();
const gpu = createGpuBackend(watched.gpu, now);
/** Through Dawn in Node there is the GPU alone. */
const IN_NODE = typeof Worker === 'undefined';
/** Where, by what, and whether every problem is tried there. */
const backends: readonly (readonly [string, Backend, everything: boolean])[] = [
  ['the GPU', gpu, IN_NODE],
  ...(IN_NODE
    ? []
    : ([
        ['threads that share memory', cpuBackend(spawnThread, true), true],
        ['threads that do not', cpuBackend(spawnThread, false), false],
      ] as const)),
];

afterAll(async () => {
  for (const [, backend] of backends) await backend.dispose();
});

const contenders = workloads.flatMap((workload) =>
  backends.flatMap(([place, backend, everything]) => {
    const variants = workload.variants.filter(({ on }) => backend.runs.includes(on));
    return variants.length ? [{ workload, place, backend, everything, variants }] : [];
  }),
);

const printed = (params: Params) => JSON.stringify(params);

/** The batch before which outputs are overwritten. */
const OVERWRITTEN = 2;

/** Every iteration that can be read back must be right for its own set. @param iterations since outputs were overwritten */
async function expectLast(session: Session, problem: Problem, variant: Variant, iterations: number, name: string) {
  const { last, readbackMs } = await session.read();
  expect(readbackMs, name).toBeGreaterThanOrEqual(0);
  expect(last.length, name).toBe(Math.min(iterations, 2));
  expect(new Set(last.map(({ set }) => set)).size, name).toBe(last.length);
  for (const { set, outputs } of last) {
    const verdict = problem.verifiers[set].check(outputs, variant.rounding);
    expect(verdict, `${name}, set ${set}`).toMatchObject({ ok: true });
  }
}

/** Iterations of a workload with state: each right by itself, and the same bits in one batch. */
async function expectTraced(
  session: Session,
  { params, sets }: Problem,
  job: Omit<Job, 'params' | 'sets'>,
  name: string,
) {
  const { workload, variant } = job;
  const trace = new Trace(new Verifiers(workload, params, sets), new Proof(now, variant.rounding));
  expect(await trace.upTo(STEPS, session, 1, never), name).toBeNull();
  await session.overwrite(2);
  expect(await session.run(STEPS, never)).toMatchObject({ iterations: STEPS });
  expect(trace.compare(await session.read(), STEPS), name).toBeNull();
}

const STEPS = 3;

/** Batches of odd and even length, on fresh and on overwritten outputs. Gives the code of a refusal. */
async function checkVariant(
  job: Omit<Job, 'params' | 'sets'>,
  problem: Problem,
  backend: Backend,
  batches: readonly number[],
): Promise<string | null> {
  const { params, sets } = problem;
  const { workload, variant } = job;
  const prepared = await backend.prepare({ ...job, params, sets }, never);
  const name = `${variant.id} ${job.build ?? ''} ${printed(params)}`;
  if (prepared.status === 'unsupported') return prepared.reason.code;
  if (prepared.status !== 'ready') throw new Error(`${name}: ${prepared.reason.text.en}`);
  const { session } = prepared;
  try {
    if (workload.tensors(params).state) {
      await expectTraced(session, problem, job, name);
      return null;
    }
    let iterations = 0;
    for (const [turn, batch] of batches.entries()) {
      if (turn === OVERWRITTEN) {
        await session.overwrite(turn);
        iterations = 0;
      }
      const sample = await session.run(batch, never);
      expect(sample.iterations).toBe(batch);
      expect(sample.wallMs).toBeGreaterThanOrEqual(0);
      iterations += batch;
      await expectLast(session, problem, variant, iterations, `${name}, batch of ${batch}`);
    }
  } finally {
    await session.dispose();
    await session.dispose();
  }
  return null;
}

/** Two sets of inputs of the same shape, and what comes of each. */
interface Problem {
  readonly params: Params;
  readonly sets: readonly [Tensors, Tensors];
  readonly verifiers: readonly [Verifier, Verifier];
}

function problemOf(workload: Workload, params: Params, make: (seed: number) => Tensors, seed: number): Problem {
  const sets = [make(seed), make(seed + 1)] as const;
  return { params, sets, verifiers: [workload.verifier(sets[0], params), workload.verifier(sets[1], params)] };
}

/** Of an iteration; where there is state, of the first. */
const verdictOf = (inputs: Tensors, verifier: Verifier, outputs: Tensors) =>
  verifier.step?.(inputs, outputs) ?? verifier.check(outputs);

/** Things that are there only once for all backends. */
function once<T>(make: (workload: Workload) => T): (workload: Workload) => T {
  const made = new Map<string, T>();
  return (workload) => {
    const known = made.get(workload.id) ?? make(workload);
    made.set(workload.id, known);
    return known;
  };
}

const problems = once((workload) =>
  sampleParams(workload, SETS, SEED).map((params, at) =>
    problemOf(workload, params, (seed) => workload.generate(params, seed), SEED + 2 * at),
  ),
);

/**
 * Compiling a kernel takes seconds on a software adapter, and some are built for their sizes. On Mesa's lavapipe
 * (`npm run test:adapters`) each is tried on all problems that so many builds show; in Chromium what its compiler and its
 * adapter may do otherwise is seen from some of them, unless a kernel takes what adapters differ in.
 */
const MOST_BUILDS = { node: 8, chromium: 4 };
/** Of a kind of threads or an adapter that adds nothing to what a kernel does at a shape. */
const SOME = 8;

/** So many of a list, from the first to the last. */
function spread<T>(list: readonly T[], most: number): T[] {
  const apart = Math.max(1, (list.length - 1) / (most - 1));
  return list.filter((_, at) => Math.floor(at / apart) > Math.floor((at - 1) / apart));
}

/** The problems of a workload that a variant is tried on. */
function problemsFor(
  workload: Workload,
  variant: Variant,
  everything: boolean,
  capabilities: GpuCapabilities | undefined,
): Problem[] {
  if (variant.on !== 'gpu') return everything ? problems(workload) : spread(problems(workload), SOME);
  if (!capabilities) return problems(workload);
  const runs = ({ params }: Problem, features = capabilities.features) =>
    !variant.unsupported?.(params, { ...capabilities, features });
  const supported = problems(workload).filter((problem) => runs(problem));
  const buildOf = ({ params }: Problem) =>
    JSON.stringify(variant.passes(params, capabilities).map(({ shader, constants }) => [shader, constants]));
  const all = everything || supported.some((problem) => !runs(problem, []));
  const builds = [...new Set(supported.map(buildOf))];
  const tried = spread(builds, all ? MOST_BUILDS.node : MOST_BUILDS.chromium);
  const shown = supported.filter((problem) => tried.includes(buildOf(problem)));
  const refused = problems(workload).filter((problem) => !runs(problem));
  return [...refused, ...(all ? shown : spread(shown, SOME))];
}

/** By kind; a definition that does not accept its own rounded reference leaves such inputs undefined. */
const specialProblems = once((workload) =>
  SPECIALS.map((kind) => ({
    kind,
    problems: sampleParams(workload, 3, SEED + 1, 40)
      .map((params) =>
        problemOf(workload, params, (seed) => withSpecials(workload.generate(params, seed), kind, seed), 5),
      )
      .filter(({ sets, verifiers }) =>
        verifiers.every(({ reference }, set) => reference && verdictOf(sets[set], verifiers[set], reference).ok),
      ),
  })).filter((special) => special.problems.length),
);

test('the two sets of a problem differ', () => {
  const differ = ({ sets: [one, other] }: Problem) =>
    Object.keys(one).some((name) => one[name].some((value, at) => !Object.is(value, other[name][at])));
  const alike = workloads.filter((workload) => !problems(workload).some(differ)).map(({ id }) => id);
  expect(alike).toEqual([]);
});

test('every kind of special value means something to some workload', () => {
  const defined = workloads.flatMap((workload) => specialProblems(workload).map(({ kind }) => kind));
  expect(new Set(defined)).toEqual(new Set(SPECIALS));
});

describe.each(contenders)('$workload.id on $place', ({ workload, backend, everything, variants }) => {
  test.each(variants.map((variant) => [variant.id, variant] as const))(
    '%s: any shape, batch after batch',
    async (_, variant: Variant) => {
      const refusals: (string | null)[] = [];
      const capabilities = (await gpu.adapter())?.capabilities;
      for (const problem of problemsFor(workload, variant, everything, capabilities)) {
        refusals.push(await checkVariant({ workload, variant }, problem, backend, [1, 2, 3]));
      }
      // An adapter may be too small for a variant, or lack a feature (`no-shader-f16`), whatever the parameters.
      const features = capabilities?.features ?? [];
      const lacks = (code: string | null) => code?.startsWith('no-') && !features.includes(code.slice(3));
      if (!refusals.every((code) => code === 'limit' || lacks(code))) expect(refusals).toContain(null);
      expect(watched.uncaught).toEqual([]);
      expect(watched.live.size).toBe(0);
    },
  );

  // Some that refuse parameters rely on a structure of their inputs (factors of the weights); f16 holds no more.
  const general = variants.filter((variant) => !('unsupported' in variant));
  test.each(specialProblems(workload).map((special) => [special.kind, special] as const))(
    '%s among the inputs, where the verifier says what comes of them',
    async (_, special) => {
      expect(general).not.toEqual([]);
      for (const problem of special.problems) {
        for (const variant of general) {
          const refusal = await checkVariant({ workload, variant }, problem, backend, [1]);
          // State is one for all cores.
          expect([null, 'no-shared-memory'], variant.id).toContain(refusal);
        }
      }
    },
  );

  test('one wrong element is seen in what comes back', async () => {
    const [{ params, sets, verifiers }] = problems(workload);
    const { session } = await ready(backend, { workload, variant: general[0], params, sets });
    // Where there is state, one iteration can be checked from what is known.
    const batch = workload.tensors(params).state ? 1 : 2;
    await session.overwrite(0);
    await session.run(batch, never);
    const { last } = await session.read();
    await session.dispose();
    expect(last).toHaveLength(batch);
    for (const { set, outputs } of last) {
      for (const [name, data] of Object.entries(outputs)) {
        const wrong = data.slice();
        const at = wrong.length - 1;
        wrong[at] = wrong[at] > 100 ? 0 : wrong[at] + 100;
        expect(verdictOf(sets[set], verifiers[set], { ...outputs, [name]: wrong })).toMatchObject({ ok: false });
      }
    }
  });
});

test.each(workloads.filter(({ tuning }) => tuning).map((workload) => [workload.id, workload] as const))(
  'every configuration that a tuner may try for %s',
  async (_, workload) => {
    const { tuning } = workload;
    const variant = workload.variants.find(({ id }) => id === tuning?.variant);
    const capabilities = (await gpu.adapter())?.capabilities;
    if (!tuning || !variant || !capabilities) throw new Error('There is nothing to try.');
    for (const problem of problems(workload).slice(0, 2)) {
      const configurations = tuning.configurations(problem.params, capabilities);
      expect(configurations.length).toBeGreaterThan(1);
      for (const build of configurations) {
        expect(await checkVariant({ workload, variant, build }, problem, gpu, [1, 2, 3]), build).toBeNull();
      }
    }
    expect(watched.live.size).toBe(0);
  },
);
