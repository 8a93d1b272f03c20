/** What goes wrong on a GPU comes back as a plain result, and leaves nothing behind. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Job, Readout } from '../engine/contract.ts';
import { BackendLostError } from '../engine/errors.ts';
import { createGpuBackend, type GpuBackend } from '../engine/gpu/backend.ts';
import { never, now, ready } from './testing/backends.ts';
import { type Watched, watchGpu } from './testing/gpu.ts';
import { misbehaving, type ToyParams, toy, variantOf } from './testing/toy.ts';

let watched: Watched;
let backend: GpuBackend;

beforeEach(() => {
  watched = watchGpu();
  backend = createGpuBackend(watched.gpu, now);
});
afterEach(async () => {
  await backend.dispose();
  expect(watched.live.size).toBe(0);
  expect(watched.uncaught).toEqual([]);
});

function job(id: string, params: Partial<ToyParams> = {}): Job {
  const workload = toy.variants.some((variant) => variant.id === id) ? toy : misbehaving;
  const all = { n: 1000, repeats: 1, ...params };
  return {
    workload,
    variant: variantOf(workload, id),
    params: all,
    sets: [toy.generate(all, 1), toy.generate(all, 2)],
  };
}

const checkLast = (one: Job, last: readonly Readout[]) => {
  const { set, outputs } = last[last.length - 1];
  return toy.verifier(one.sets[set], { n: 1000, repeats: 1 }).check(outputs);
};

/** Until whatever was refused and not heard has been told. */
const nextTask = () => new Promise((resolve) => setTimeout(resolve, 0));

async function worksStill(): Promise<void> {
  const one = job('plain');
  const { session } = await ready(backend, one);
  await session.run(1, never);
  await session.run(5, never);
  const { last } = await session.read();
  await session.dispose();
  expect(checkLast(one, last)).toMatchObject({ ok: true });
}

test('a shader that does not compile is told with line and column', async () => {
  const prepared = await backend.prepare(job('does-not-compile'), never);
  expect(prepared).toMatchObject({ status: 'failed', reason: { code: 'compile-error' } });
  if (prepared.status !== 'failed') return;
  expect(prepared.reason.text.en).toMatch(/toy\/does-not-compile\.wgsl does not compile .*line 12:\d+/);
  await worksStill();
});

test.each([
  ['a binding that the shader does not use', 'unused-binding'],
  ['a uniform struct that is not what the pass says', 'long-uniform'],
])('%s is refused when it is prepared', async (_, id) => {
  const prepared = await backend.prepare(job(id), never);
  expect(prepared).toMatchObject({ status: 'failed', reason: { code: 'gpu-error' } });
  await worksStill();
});

test('a dispatch that the device refuses is an error, not a wrong result', async () => {
  const { session } = await ready(backend, job('aliased'));
  await expect(session.run(1, never)).rejects.toThrow(/refused/);
  await session.dispose();
  await worksStill();
});

test('a tensor beyond the limits is unsupported before anything is created', async () => {
  await worksStill();
  const prepared = await backend.prepare(job('too-large'), never);
  expect(prepared).toMatchObject({ status: 'unsupported', reason: { code: 'limit' } });
});

test.each([0, 1, 2, 3, 4])(
  'no room for buffer number %i: out of memory, and the others are destroyed',
  async (number) => {
    let made = 0;
    await backend.adapter();
    watched.beforeBuffer = () => {
      if (made++ === number) throw new RangeError('createBuffer failed, size is too large for the implementation');
    };
    const prepared = await backend.prepare(job('plain'), never);
    expect(prepared).toMatchObject({ status: 'failed', reason: { code: 'out-of-memory' } });
    expect(watched.live.size).toBe(0);
    watched.beforeBuffer = () => {};
    await worksStill();
  },
);

test('without WebGPU and without an adapter GPU cases are unsupported, and an adapter that comes back is used', async () => {
  const none = createGpuBackend(() => undefined, now);
  expect(await none.adapter()).toBeNull();
  expect(await none.prepare(job('plain'), never)).toMatchObject({
    status: 'unsupported',
    reason: { code: 'no-webgpu' },
  });
  let adapter: 'null' | 'throws' | 'there' = 'null';
  const moody = createGpuBackend(() => {
    const requestAdapter = async (options?: GPURequestAdapterOptions) => {
      if (adapter === 'throws') throw new TypeError('blocked');
      return adapter === 'null' ? null : navigator.gpu.requestAdapter(options);
    };
    return { requestAdapter } as unknown as GPU;
  }, now);
  expect(await moody.prepare(job('plain'), never)).toMatchObject({
    status: 'unsupported',
    reason: { code: 'no-adapter' },
  });
  adapter = 'throws';
  expect(await moody.prepare(job('plain'), never)).toMatchObject({
    status: 'unsupported',
    reason: { code: 'device-refused' },
  });
  adapter = 'there';
  const { session } = await ready(moody, job('plain'));
  await session.dispose();
  await moody.dispose();
});

test('an adapter that was there and is refused after a loss was lost: it is said so, until it comes back', async () => {
  let gone = false;
  const requestAdapter = async () => (gone ? null : await watched.gpu()?.requestAdapter());
  const fragile = createGpuBackend(() => ({ requestAdapter }) as unknown as GPU, now);
  const { session } = await ready(fragile, job('plain'));
  gone = true;
  watched.devices[0].destroy();
  await expect(session.run(1, never)).rejects.toThrow(BackendLostError);
  await session.dispose();
  await fragile.rebuild();
  expect(await fragile.prepare(job('plain'), never)).toMatchObject({
    status: 'failed',
    reason: { code: 'device-gone', text: { en: expect.stringMatching(/lost.*restart the browser/) } },
  });
  expect(await fragile.adapter()).toBeNull();
  gone = false;
  const again = await ready(fragile, job('plain'));
  await again.session.dispose();
  await fragile.dispose();
});

test('what the adapter is, is told', async () => {
  const found = await backend.adapter();
  expect(found?.info.software).toBe(true);
  const quantum = found?.timestampQuantumUs;
  if (watched.devices[0].features.has('timestamp-query')) {
    expect(quantum).toBeGreaterThan(0);
    expect(quantum).toBeLessThanOrEqual(1000);
  } else expect(quantum).toBeNull();
});

test('a device that is lost in mid-run rejects as lost, and works again after a rebuild', async () => {
  const { session } = await ready(backend, job('plain', { n: 64 * 512, repeats: 1000 }));
  await session.run(1, never);
  const running = session.run(1000, never);
  setTimeout(() => watched.devices[0].destroy(), 100);
  await expect(running).rejects.toThrow(BackendLostError);
  await expect(session.read()).rejects.toThrow(BackendLostError);
  await session.dispose();
  await expect(backend.prepare(job('plain'), never)).rejects.toThrow(BackendLostError);
  await backend.rebuild();
  await worksStill();
  expect(watched.devices).toHaveLength(2);
});

test('a GPU process that dies in the first iteration is told as a loss, and no refusal goes unheard', async () => {
  const { session } = await ready(backend, job('plain'));
  const [device] = watched.devices;
  const gone = new DOMException('A valid external Instance reference no longer exists.', 'OperationError');
  // Whatever the device was asked is refused, in the order of asking; then the device is lost.
  device.popErrorScope = () => Promise.reject(gone);
  watched.told = () => {
    device.destroy();
    return device.lost.then(() => Promise.reject(gone));
  };
  await expect(session.run(1, never)).rejects.toThrow(BackendLostError);
  // By now the runner has failed the test for a refusal that nobody heard.
  await nextTask();
  watched.told = (finished) => finished;
  await session.dispose();
  await backend.rebuild();
  await worksStill();
});

test('a device that is lost while a case is prepared rejects as lost', async () => {
  await backend.adapter();
  watched.beforeBuffer = () => watched.devices[0].destroy();
  await expect(backend.prepare(job('plain'), never)).rejects.toThrow(BackendLostError);
  watched.beforeBuffer = () => {};
  await backend.rebuild();
  await worksStill();
});

test('a device that is lost while nothing runs is forgotten: the next case and the editor get another', async () => {
  await worksStill();
  const lose = async () => {
    const device = watched.devices[watched.devices.length - 1];
    device.destroy();
    await device.lost;
  };
  await lose();
  await worksStill();
  await lose();
  expect(await backend.compile('fn f() -> f32 { return 1; } const C: u32 = ;')).toMatchObject([{ kind: 'error' }]);
  await lose();
  expect(await backend.idleMs()).toBeGreaterThanOrEqual(0);
  expect(watched.devices).toHaveLength(4);
});

test('a device that is lost in a run waits for a rebuild; when the run is over the editor gets another', async () => {
  const { session } = await ready(backend, job('plain'));
  watched.devices[0].destroy();
  await watched.devices[0].lost;
  await expect(backend.compile('fn f() {}')).rejects.toThrow(BackendLostError);
  await session.dispose();
  await expect(backend.prepare(job('plain'), never)).rejects.toThrow(BackendLostError);
  expect(watched.devices).toHaveLength(1);
  expect(await backend.compile('fn f() {}')).toEqual([]);
  expect(watched.devices).toHaveLength(2);
});

test('a long case is cut into pieces, ends soon after it is cancelled, and another starts at once', async () => {
  const { session } = await ready(backend, job('plain', { n: 64 * 512, repeats: 1000 }));
  await session.run(1, never);
  const controller = new AbortController();
  let submits = 0;
  watched.beforeSubmit = () => {
    if (++submits === 5) controller.abort(new DOMException('cancelled', 'AbortError'));
  };
  await expect(session.run(5000, controller.signal)).rejects.toThrow('cancelled');
  // Two submissions of 80 ms are under way at most; the run itself lets go at once (bench.browser.test.ts).
  expect(submits).toBeLessThanOrEqual(6);
  watched.beforeSubmit = () => {};
  await session.dispose();
  await worksStill();
});

test('cancelled while it is prepared, a case leaves nothing; the next is not mistaken for it', async () => {
  for (const id of ['plain', 'does-not-compile', 'unused-binding']) {
    const controller = new AbortController();
    const first = backend.prepare(job(id, { n: 2 ** 20 }), controller.signal);
    const second = backend.prepare(job('plain'), never);
    controller.abort(new DOMException('cancelled', 'AbortError'));
    await expect(first).rejects.toThrow('cancelled');
    const prepared = await second;
    expect(prepared.status).toBe('ready');
    if (prepared.status === 'ready') await prepared.session.dispose();
  }
});

test('a second batch is about twice the first, and timestamps stay below the wall clock', async () => {
  const { session } = await ready(backend, job('plain', { n: 64 * 64, repeats: 500 }));
  await session.run(1, never);
  await session.run(2, never);
  const once = await session.run(8, never);
  const twice = await session.run(16, never);
  // On a busy machine only the direction can be relied on.
  expect(twice.wallMs).toBeGreaterThan(once.wallMs);
  for (const { gpuMs, wallMs } of [once, twice])
    if (gpuMs !== null) expect(gpuMs).toBeLessThanOrEqual(wallMs * 1.05 + 0.2);
  await session.dispose();
});

test('a backend that is ended while the GPU works leaves no promise behind', async () => {
  let open = 0;
  watched.told = (finished) => {
    open++;
    return finished.finally(() => open--);
  };
  const stop = new AbortController();
  const { session } = await ready(backend, job('plain', { repeats: 4000 }));
  const running = session.run(1, stop.signal).catch(() => {});
  expect(open).toBeGreaterThan(0);
  stop.abort(new Error('stopped'));
  await session.dispose();
  await backend.dispose();
  expect(open).toBe(0);
  await running;
});

test('an adapter that is found when nobody waits any more is there for the next case', async () => {
  let found: (adapter: GPUAdapter | null) => void = () => {};
  let giveUp = () => {};
  const requestAdapter = () => new Promise<GPUAdapter | null>((resolve) => (found = resolve));
  const late = createGpuBackend(
    () => ({ requestAdapter }) as unknown as GPU,
    now,
    (_ms, call) => {
      giveUp = call;
      return () => {};
    },
  );
  const first = late.prepare(job('plain'), never);
  giveUp();
  expect(await first).toMatchObject({ status: 'unsupported', reason: { code: 'device-refused' } });
  found((await watched.gpu()?.requestAdapter()) ?? null);
  await expect.poll(async () => (await late.adapter()) !== null).toBe(true);
  const { session } = await ready(late, job('plain'));
  await session.run(1, never);
  await session.dispose();
  await late.dispose();
});
