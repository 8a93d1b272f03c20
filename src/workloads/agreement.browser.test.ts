/** Every variant of every workload against float64, through the real backends. Nothing here knows a workload by name. */
import { afterAll, describe, expect, test } from 'vitest';
import type { Backend, Job, Params, Tensors, Variant, Verifier, Workload } from '../engine/contract.ts';
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
const backends: readonly (readonly [string, Backend])[] = [
  ['the GPU', gpu],
  // Through Dawn in Node there is the GPU alone.
  ...(typeof Worker === 'undefined'
    ? []
    : ([
        ['threads that share memory', cpuBackend(spawnThread, true)],
        ['threads that do not', cpuBackend(spawnThread, false)],
      ] as const)),
];

afterAll(async () => {
  for (const [, backend] of backends) await backend.dispose();
});

const contenders = workloads.flatMap((workload) =>
  backends.flatMap(([place, backend]) => {
    const variants = workload.variants.filter(({ on }) => backend.runs.includes(on));
    return variants.length ? [{ workload, place, backend, variants }] : [];
  }),
);

const printed = (params: Params) => JSON.stringify(params);

/** What a session's outputs are after one batch, and after others on the same buffers. Gives the code of a refusal. */
async function checkVariant(
  job: Job,
  backend: Backend,
  verifier: Verifier,
  batches: readonly number[],
): Promise<string | null> {
  const prepared = await backend.prepare(job, never);
  const name = `${job.variant.id} ${printed(job.params)}`;
  if (prepared.status === 'unsupported') return prepared.reason.code;
  if (prepared.status !== 'ready') throw new Error(`${name}: ${prepared.reason.text.en}`);
  const { session } = prepared;
  try {
    for (const iterations of batches) {
      const sample = await session.run(iterations, never);
      expect(sample.iterations).toBe(iterations);
      expect(sample.wallMs).toBeGreaterThanOrEqual(0);
      const { outputs, readbackMs } = await session.read();
      expect(readbackMs).toBeGreaterThanOrEqual(0);
      expect(verifier.check(outputs, job.variant.inputError), `${name}, batch of ${iterations}`).toMatchObject({
        ok: true,
      });
    }
  } finally {
    await session.dispose();
    await session.dispose();
  }
  return null;
}

interface Prepared {
  readonly params: Params;
  readonly inputs: Tensors;
  readonly verifier: Verifier;
}

const cache = new Map<string, readonly Prepared[]>();

/** Inputs and references are made once for all backends. */
function prepared(workload: Workload): readonly Prepared[] {
  const known = cache.get(workload.id);
  if (known) return known;
  const made = sampleParams(workload, SETS, SEED).map((params, at) => {
    const inputs = workload.generate(params, SEED + at);
    return { params, inputs, verifier: workload.verifier(inputs, params) };
  });
  cache.set(workload.id, made);
  return made;
}

describe.each(contenders)('$workload.id on $place', ({ workload, backend, variants }) => {
  test.each(variants.map((variant) => [variant.id, variant] as const))(
    '%s: any shape, batch after batch',
    async (_, variant: Variant) => {
      const refusals: (string | null)[] = [];
      for (const { params, inputs, verifier } of prepared(workload)) {
        refusals.push(await checkVariant({ workload, variant, params, inputs }, backend, verifier, [1, 2]));
      }
      // An adapter may be too small for a variant, or lack a feature (`no-shader-f16`), whatever the parameters.
      const features = (await gpu.adapter())?.capabilities.features ?? [];
      const lacks = (code: string | null) => code?.startsWith('no-') && !features.includes(code.slice(3));
      if (!refusals.includes('limit') && !refusals.every(lacks)) expect(refusals).toContain(null);
      expect(watched.uncaught).toEqual([]);
      expect(watched.live.size).toBe(0);
    },
  );

  test.each(SPECIALS)('%s among the inputs, where the verifier says what comes of them', async (kind) => {
    for (const params of sampleParams(workload, 3, SEED + 1, 40)) {
      const inputs = withSpecials(workload.generate(params, 5), kind, 5);
      const verifier = workload.verifier(inputs, params);
      // A definition that does not accept its own rounded reference leaves such inputs undefined.
      if (!verifier.reference || !verifier.check(verifier.reference).ok) continue;
      for (const variant of variants) {
        // Some that refuse parameters rely on a structure of their inputs (factors of the weights); f16 holds no more.
        if ('unsupported' in variant) continue;
        await checkVariant({ workload, variant, params, inputs }, backend, verifier, [1]);
      }
    }
  });

  test('one wrong element is seen in what comes back', async () => {
    const { params, inputs, verifier } = prepared(workload)[0];
    const job = { workload, variant: variants[0], params, inputs };
    const { session } = await ready(backend, job);
    await session.run(1, never);
    const { outputs } = await session.read();
    await session.dispose();
    for (const [name, data] of Object.entries(outputs)) {
      const wrong = data.slice();
      const at = wrong.length - 1;
      wrong[at] = wrong[at] > 100 ? 0 : wrong[at] + 100;
      expect(verifier.check({ ...outputs, [name]: wrong })).toMatchObject({ ok: false });
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
    for (const { params, inputs, verifier } of prepared(workload).slice(0, 2)) {
      for (const configuration of tuning.configurations(params, capabilities)) {
        const job = { workload, variant, params, inputs, configuration };
        expect(await checkVariant(job, gpu, verifier, [1, 2]), configuration).toBeNull();
      }
    }
    expect(watched.live.size).toBe(0);
  },
);
