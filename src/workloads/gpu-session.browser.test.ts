/** What a session on the GPU keeps, shares, overwrites and gives back. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import directCode from '../../shaders/convolution/direct.wgsl?raw';
import { resolveParams } from '../engine/case-id.ts';
import type { Job, Params, Session, Workload } from '../engine/contract.ts';
import { createGpuBackend, type GpuBackend } from '../engine/gpu/backend.ts';
import { rotationOf } from '../engine/rotation.ts';
import { convolution } from './convolution/index.ts';
import { gpuAdversaries } from './testing/adversaries-gpu.ts';
import { alikeSets } from './testing/adversary.ts';
import { never, now, ready } from './testing/backends.ts';
import { TICK_MS, tellInTicks, type Watched, watchGpu } from './testing/gpu.ts';
import { toy, variantOf } from './testing/toy.ts';
import { vectorAdd } from './vector-add/index.ts';

let watched: Watched;
let backend: GpuBackend;

beforeEach(() => {
  watched = watchGpu();
  backend = createGpuBackend(watched.gpu, now);
});
afterEach(async () => {
  expect(watched.live.size).toBe(0);
  await backend.dispose();
  expect(watched.uncaught).toEqual([]);
});

function jobOf<P extends Params>(of: Workload<P>, id: string, given: Readonly<Record<string, number>>): Job {
  const workload = of as unknown as Workload;
  const resolved = resolveParams(workload, given);
  if (!resolved.ok) throw new Error(resolved.problem.en);
  const { params } = resolved;
  const sets = [workload.generate(params, 1), workload.generate(params, 2)];
  return { workload, variant: variantOf(workload, id), params, sets };
}

const adversary = (id: string, n = 4000): Job => ({
  workload: gpuAdversaries,
  variant: variantOf(gpuAdversaries, id),
  params: { n },
  sets: alikeSets(gpuAdversaries, { n }),
});

/** The sets of what is read back, and whether each is right for its own. */
async function proved({ workload, params, sets }: Job, session: Session): Promise<readonly [number, boolean][]> {
  const { last } = await session.read();
  return last.map(({ set, outputs }) => [set, workload.verifier(sets[set], params).check(outputs).ok]);
}

test('the last two iterations come back, each with its set; of earlier runs too, until they are overwritten', async () => {
  const job = jobOf(toy, 'plain', { n: 1000 });
  const { session } = await ready(backend, job);
  expect(await proved(job, session)).toEqual([]);
  await session.run(1, never);
  expect(await proved(job, session)).toEqual([[0, true]]);
  await session.run(1, never);
  expect(await proved(job, session)).toEqual([
    [0, true],
    [1, true],
  ]);
  await session.run(5, never);
  expect(await proved(job, session)).toEqual([
    [1, true],
    [0, true],
  ]);
  await session.overwrite(1);
  expect(await proved(job, session)).toEqual([]);
  await session.run(1, never);
  expect(await proved(job, session)).toEqual([[1, true]]);
  await session.roundTrip(never);
  expect(await proved(job, session)).toEqual([
    [1, true],
    [0, true],
  ]);
  await session.dispose();
});

test('a first batch of several iterations runs them all', async () => {
  const job = jobOf(toy, 'plain', { n: 1000 });
  const { session } = await ready(backend, job);
  expect(await session.run(4, never)).toMatchObject({ iterations: 4 });
  expect(await proved(job, session)).toEqual([
    [0, true],
    [1, true],
  ]);
  await session.dispose();
});

test('where memory is what counts, every copy of the inputs holds its set and every place is read from', async () => {
  const job = jobOf(vectorAdd, 'scalar', { n: 1003 });
  const { copies, places } = rotationOf(job);
  expect(copies).toBeGreaterThan(2);
  expect(places).toBeGreaterThan(3);
  const { session } = await ready(backend, job);
  const seen: (readonly [number, boolean])[] = [];
  for (let i = 0; i < Math.max(copies, places); i++) {
    await session.run(1, never);
    seen.push(...(await proved(job, session)).slice(-1));
  }
  expect(seen).toEqual(seen.map((_, i) => [i % 2, true]));
  await session.dispose();
});

test('overwriting leaves NaN in every place, other bits at every turn', async () => {
  const { session } = await ready(backend, adversary('writes nothing', 300_000));
  await session.run(3, never);
  const found: Uint32Array[] = [];
  for (const turn of [1, 2]) {
    await session.overwrite(turn);
    await session.run(2, never);
    for (const { outputs } of (await session.read()).last) {
      expect(outputs.y.every((value) => Number.isNaN(value))).toBe(true);
      found.push(new Uint32Array(outputs.y.buffer));
    }
  }
  expect(found).toHaveLength(4);
  expect(found[0].at(-1)).toBe(found[1][0]);
  expect(found[0][0]).not.toBe(found[2][0]);
  await session.dispose();
});

test('overwriting leaves noise in pictures, other noise at every turn', async () => {
  const job = jobOf(convolution, 'direct', { size: 64, height: 64, k: 3 });
  const written = 'output[at] =';
  expect(directCode).toContain(written);
  const idle = directCode.replace(written, `if (weights[0] < 1e30) { return; } ${written}`);
  const { session } = await ready(backend, { ...job, edits: { 'convolution/direct.wgsl': idle } });
  const found: Uint8Array[] = [];
  for (const turn of [1, 2]) {
    await session.overwrite(turn);
    await session.run(1, never);
    found.push(...(await session.read()).last.map(({ outputs }) => outputs.output as Uint8Array));
  }
  expect(found).toHaveLength(2);
  for (const noise of found) expect(new Set(noise).size).toBe(256);
  expect(found[0]).not.toEqual(found[1]);
  await session.dispose();
});

test('overwriting reaches scratch', async () => {
  const job = adversary('keeps its first result');
  const { session } = await ready(backend, job);
  await session.run(1, never);
  await session.run(1, never);
  expect(await proved(job, session)).toEqual([
    [0, true],
    [1, false],
  ]);
  await session.run(1, never);
  await session.overwrite(1);
  await session.run(1, never);
  expect(await proved(job, session)).toEqual([[1, true]]);
  await session.dispose();
});

const labelled = (label: string) => [...watched.live].filter((buffer) => buffer.label === label).length;

test('contenders that are given the same sets share what was uploaded, to the last one', async () => {
  const one = jobOf(vectorAdd, 'scalar', { n: 1003 });
  const other = { ...one, variant: variantOf(one.workload, 'vec4') };
  const apart = { ...one, sets: [...one.sets] };
  const { copies } = rotationOf(one);
  const first = await ready(backend, one);
  expect(labelled('a')).toBe(copies);
  const second = await ready(backend, other);
  expect(labelled('a')).toBe(copies);
  expect(second.uploadMs).toBe(first.uploadMs);
  const third = await ready(backend, apart);
  expect(labelled('a')).toBe(2 * copies);
  await first.session.dispose();
  await first.session.dispose();
  expect(labelled('a')).toBe(2 * copies);
  await second.session.upload(never);
  await second.session.run(2, never);
  expect(await proved(other, second.session)).toEqual([
    [0, true],
    [1, true],
  ]);
  await second.session.dispose();
  expect(labelled('a')).toBe(copies);
  await third.session.dispose();
});

test('a picture that is only read as a texture lies on the device once', async () => {
  const job = jobOf(convolution, 'texture', { size: 64, height: 64, k: 3 });
  const { session } = await ready(backend, job);
  expect(labelled('picture')).toBe(0);
  expect(labelled('weights')).toBeGreaterThan(0);
  await session.run(1, never);
  await session.upload(never);
  await session.roundTrip(never);
  expect(await proved(job, session)).toEqual([
    [0, true],
    [1, true],
  ]);
  await session.dispose();
});

test('in steady state nothing is created, and buffers of earlier cuts are gone', async () => {
  const { session } = await ready(backend, jobOf(toy, 'plain', { n: 64 * 512, repeats: 1000 }));
  await session.run(1, never);
  await session.run(2, never);
  expect(labelled('problem of toy/plain.wgsl')).toBe(1);
  const created: string[] = [];
  watched.beforeBuffer = ({ label }) => created.push(label ?? '');
  for (let round = 0; round < 3; round++) {
    await session.read();
    await session.upload(never);
    await session.roundTrip(never);
    await session.overwrite(round);
  }
  expect(created).toEqual([]);
  await session.dispose();
});

test('a round trip asks once and waits once', async () => {
  const { session } = await ready(backend, jobOf(toy, 'plain', { n: 1000 }));
  await session.run(2, never);
  let submits = 0;
  let waits = 0;
  watched.beforeSubmit = () => submits++;
  watched.told = (finished) => {
    waits++;
    return finished;
  };
  await session.roundTrip(never);
  expect([submits, waits]).toEqual([1, 1]);
  await session.dispose();
});

test('a cancelled round trip and a cancelled upload end as cancelled', async () => {
  const { session } = await ready(backend, jobOf(toy, 'plain', { n: 1000 }));
  await session.run(2, never);
  for (const work of ['roundTrip', 'upload'] as const) {
    const controller = new AbortController();
    const working = session[work](controller.signal);
    controller.abort(new DOMException('cancelled', 'AbortError'));
    await expect(working).rejects.toThrow('cancelled');
    await expect(session[work](controller.signal)).rejects.toThrow('cancelled');
  }
  await session.dispose();
});

test('a device that tells of finished work in ticks is asked until it tells', async () => {
  const ticking = tellInTicks(watched);
  backend = createGpuBackend(watched.gpu, ticking.now);
  await backend.adapter();
  // Two waits to find out; without asking, each of these would take a tick.
  expect(await backend.idleMs()).toBeLessThan(TICK_MS);
  const { session } = await ready(backend, jobOf(toy, 'plain', { n: 1000 }));
  await session.run(1, never);
  const batches: number[] = [];
  for (let i = 0; i < 5; i++) batches.push((await session.run(3, never)).wallMs);
  expect(Math.min(...batches)).toBeLessThan(TICK_MS);
  const reads: number[] = [];
  for (let i = 0; i < 5; i++) reads.push((await session.read()).readbackMs);
  expect(Math.min(...reads)).toBeLessThan(TICK_MS);
  await session.dispose();
});

test('a device that tells at once is not disturbed', async () => {
  await backend.adapter();
  const { session } = await ready(backend, jobOf(toy, 'plain', { n: 1000 }));
  let empty = 0;
  watched.beforeSubmit = (commands) => {
    if (commands === 0) empty++;
  };
  await session.run(1, never);
  await session.run(3, never);
  await session.read();
  expect(empty).toBe(0);
  await session.dispose();
});
