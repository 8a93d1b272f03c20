/** What goes wrong on a GPU comes back as a plain result, and leaves nothing behind. */
import { expect, test } from 'vitest';
import { createGpuBackend } from '../engine/gpu/backend.ts';
import { never, now, ready } from './testing/backends.ts';
import { job, troubled, worksStill } from './testing/trouble.ts';

const trouble = troubled();

test('a shader that does not compile is told with line and column', async () => {
  const prepared = await trouble.backend.prepare(job('does-not-compile'), never);
  expect(prepared).toMatchObject({ status: 'failed', reason: { code: 'compile-error' } });
  if (prepared.status !== 'failed') return;
  expect(prepared.reason.text.en).toMatch(/toy\/does-not-compile\.wgsl does not compile .*line 12:\d+/);
  await worksStill(trouble);
});

test.each([
  ['a binding that the shader does not use', 'unused-binding'],
  ['a uniform struct that is not what the pass says', 'long-uniform'],
])('%s is refused when it is prepared', async (_, id) => {
  const prepared = await trouble.backend.prepare(job(id), never);
  expect(prepared).toMatchObject({ status: 'failed', reason: { code: 'gpu-error' } });
  await worksStill(trouble);
});

test('a dispatch that the device refuses is an error, not a wrong result', async () => {
  const { session } = await ready(trouble.backend, job('aliased'));
  await expect(session.run(1, never)).rejects.toThrow(/refused/);
  await session.dispose();
  await worksStill(trouble);
});

test('a tensor beyond the limits is unsupported before anything is created', async () => {
  await worksStill(trouble);
  const prepared = await trouble.backend.prepare(job('too-large'), never);
  expect(prepared).toMatchObject({ status: 'unsupported', reason: { code: 'limit' } });
});

test.each([0, 1, 2, 3, 4])(
  'no room for buffer number %i: out of memory, and the others are destroyed',
  async (number) => {
    let made = 0;
    await trouble.backend.adapter();
    trouble.watched.beforeBuffer = () => {
      if (made++ === number) throw new RangeError('createBuffer failed, size is too large for the implementation');
    };
    const prepared = await trouble.backend.prepare(job('plain'), never);
    expect(prepared).toMatchObject({ status: 'failed', reason: { code: 'out-of-memory' } });
    expect(trouble.watched.live.size).toBe(0);
    trouble.watched.beforeBuffer = () => {};
    await worksStill(trouble);
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

test('what the adapter is, is told', async () => {
  const found = await trouble.backend.adapter();
  expect(found?.info.software).toBe(true);
  const quantum = found?.timestampQuantumUs;
  if (trouble.watched.devices[0].features.has('timestamp-query')) {
    expect(quantum).toBeGreaterThan(0);
    expect(quantum).toBeLessThanOrEqual(1000);
  } else expect(quantum).toBeNull();
});

test('a long case is cut into pieces, ends soon after it is cancelled, and another starts at once', async () => {
  const { session } = await ready(trouble.backend, job('plain', { n: 64 * 512, repeats: 1000 }));
  await session.run(1, never);
  const controller = new AbortController();
  let submits = 0;
  trouble.watched.beforeSubmit = () => {
    if (++submits === 5) controller.abort(new DOMException('cancelled', 'AbortError'));
  };
  await expect(session.run(5000, controller.signal)).rejects.toThrow('cancelled');
  // Two submissions of 80 ms are under way at most; the run itself lets go at once (bench.browser.test.ts).
  expect(submits).toBeLessThanOrEqual(6);
  trouble.watched.beforeSubmit = () => {};
  await session.dispose();
  await worksStill(trouble);
});

test('cancelled while it is prepared, a case leaves nothing; the next is not mistaken for it', async () => {
  for (const id of ['plain', 'does-not-compile', 'unused-binding']) {
    const controller = new AbortController();
    const first = trouble.backend.prepare(job(id, { n: 2 ** 20 }), controller.signal);
    const second = trouble.backend.prepare(job('plain'), never);
    controller.abort(new DOMException('cancelled', 'AbortError'));
    await expect(first).rejects.toThrow('cancelled');
    const prepared = await second;
    expect(prepared.status).toBe('ready');
    if (prepared.status === 'ready') await prepared.session.dispose();
  }
});

test('all iterations of a batch are dispatched, whatever they are cut into, and timestamps stay below the wall clock', async () => {
  const { session } = await ready(trouble.backend, job('plain', { n: 64 * 64, repeats: 500 }));
  await session.run(1, never);
  // It is cut by what the batch before it took.
  for (const iterations of [2, 8, 16]) {
    const before = trouble.watched.workgroups;
    const { gpuMs, wallMs } = await session.run(iterations, never);
    expect(trouble.watched.workgroups - before).toBe(64 * iterations);
    if (gpuMs !== null) expect(gpuMs).toBeLessThanOrEqual(wallMs * 1.05 + 0.2);
  }
  await session.dispose();
});

test('a backend that is ended while the GPU works leaves no promise behind', async () => {
  let open = 0;
  trouble.watched.told = (finished) => {
    open++;
    return finished.finally(() => open--);
  };
  const stop = new AbortController();
  const { session } = await ready(trouble.backend, job('plain', { repeats: 4000 }));
  const running = session.run(1, stop.signal).catch(() => {});
  expect(open).toBeGreaterThan(0);
  stop.abort(new Error('stopped'));
  await session.dispose();
  await trouble.backend.dispose();
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
  found((await trouble.watched.gpu()?.requestAdapter()) ?? null);
  await expect.poll(async () => (await late.adapter()) !== null).toBe(true);
  const { session } = await ready(late, job('plain'));
  await session.run(1, never);
  await session.dispose();
  await late.dispose();
});
