/** A GPU that is slow to answer, or never does. The clock is the test's. */
import { expect, test } from 'vitest';
import { vectorAdd } from '../../workloads/vector-add/index.ts';
import type { Job, Workload } from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import { openNullDevice } from '../testing/null-device.ts';
import { createGpuBackend, createSecondGpuBackend } from './backend.ts';

const never = new Promise<never>(() => {});
const signal = new AbortController().signal;
const now = () => performance.now();

/** Timers that go off when the test says so. */
function timers() {
  const waiting = new Set<() => void>();
  return {
    waiting,
    later: (_ms: number, call: () => void) => {
      waiting.add(call);
      return () => void waiting.delete(call);
    },
    pass: () => {
      for (const call of waiting) call();
    },
  };
}

const gpuOf = (requestAdapter: () => Promise<unknown>) => () => ({ requestAdapter }) as unknown as GPU;

function job(): Job {
  const workload = vectorAdd as unknown as Workload;
  const params = { n: 8 };
  const sets = [workload.generate(params, 1), workload.generate(params, 2)];
  return { workload, variant: workload.variants.filter(({ on }) => on === 'gpu')[0], params, sets };
}

test.each([
  ['an adapter', () => never],
  ['a device', async () => ({ limits: {}, features: new Set(), requestDevice: () => never })],
])('%s that never comes is waited for once, and told', async (_, requestAdapter) => {
  const { later, pass, waiting } = timers();
  let asked = 0;
  const backend = createGpuBackend(
    gpuOf(() => {
      asked++;
      return requestAdapter();
    }),
    now,
    later,
  );
  const first = backend.adapter();
  // What is awaited on the way to the device.
  await new Promise((resolve) => setImmediate(resolve));
  pass();
  expect(await first).toBeNull();
  // From here on at once: no timer is started that somebody would have to wait for.
  waiting.clear();
  expect(await backend.prepare(job(), signal)).toMatchObject({
    status: 'unsupported',
    reason: { code: 'device-refused', text: { en: expect.stringContaining('nothing has answered for 10 s') } },
  });
  expect(await backend.compile('fn f() {}')).toEqual([]);
  expect(waiting.size).toBe(0);
  expect(asked).toBe(1);
  await backend.dispose();
});

const named = (description: string) => ({
  info: { vendor: '', architecture: '', device: '', description, isFallbackAdapter: false },
  limits: {},
  features: new Set<string>(),
  requestDevice: () => Promise.reject(new Error('no device')),
});

test('the second GPU is the other one, and there is none where the browser names the same', async () => {
  const asked: (string | undefined)[] = [];
  const { later } = timers();
  const gpu = (frugal: string) =>
    gpuOf((async (options?: GPURequestAdapterOptions) => {
      asked.push(options?.powerPreference);
      return named(options?.powerPreference === 'low-power' ? frugal : 'Fast');
    }) as () => Promise<unknown>);
  const adapter = { ...named('Fast').info, software: false };
  const main = (info: typeof adapter | null) => ({
    adapter: async () => info && { info, capabilities: {} as never, timestampQuantumUs: null },
  });

  const alike = createSecondGpuBackend(main(adapter), gpu('Fast'), now, later);
  expect(alike).toMatchObject({ runs: ['gpu'], gpu: 'second' });
  expect(await alike.prepare(job(), signal)).toMatchObject({
    status: 'unsupported',
    reason: { code: 'no-second-gpu' },
  });
  expect(asked).toEqual(['low-power']);

  // It is opened where it is another one; this one refuses.
  const other = createSecondGpuBackend(main(adapter), gpu('Frugal'), now, later);
  expect(await other.prepare(job(), signal)).toMatchObject({ reason: { code: 'device-refused' } });
  asked.length = 0;
  // The run's own is now the frugal one, so the second is the fast one.
  await other.choose('low-power');
  await other.prepare(job(), signal);
  expect(asked).toEqual(['high-performance']);

  const without = createSecondGpuBackend(main(null), gpu('Frugal'), now, later);
  expect(await without.prepare(job(), signal)).toMatchObject({ reason: { code: 'no-adapter' } });
});

test('of several GPUs the chosen one is asked for, and what was open of the other is closed', async () => {
  const asked: (string | undefined)[] = [];
  const { later } = timers();
  const backend = createGpuBackend(
    gpuOf((async (options?: GPURequestAdapterOptions) => {
      asked.push(options?.powerPreference);
      return null;
    }) as () => Promise<unknown>),
    now,
    later,
  );
  expect(await backend.adapter()).toBeNull();
  await backend.choose('low-power');
  expect(await backend.adapter()).toBeNull();
  await backend.choose('low-power');
  await backend.choose('high-performance');
  expect(await backend.adapter()).toBeNull();
  // Each is asked for once more where there is none (find-adapter.ts).
  const twice = ['high-performance', 'low-power', 'high-performance'].flatMap((power) => [power, power]);
  expect(asked).toEqual(twice);
  // Nothing was lost by it: there was none.
  expect(await backend.prepare(job(), signal)).toMatchObject({ status: 'unsupported', reason: { code: 'no-adapter' } });
  await backend.dispose();
});

/** Dawn without a GPU, whose device compiles when the test says so. */
async function deviceThatWaits() {
  const { device, close } = await openNullDevice();
  const log: string[] = [];
  let compile = () => {};
  let asked = () => {};
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const compiled = new Promise<void>((resolve) => {
    compile = resolve;
  });
  const create = device.createComputePipelineAsync.bind(device);
  const destroy = device.destroy.bind(device);
  Object.assign(device, {
    createComputePipelineAsync: async (descriptor: GPUComputePipelineDescriptor) => {
      asked();
      await compiled;
      log.push('compiled');
      return create(descriptor);
    },
    destroy: () => {
      log.push('destroyed');
      destroy();
    },
  });
  const adapter = { ...named('Dawn'), requestDevice: async () => device };
  const backend = createGpuBackend(
    gpuOf(async () => adapter),
    now,
    timers().later,
  );
  return { backend, device, log, isAsked, compile, close };
}

test('a device that is compiling is not ended before it has answered', async () => {
  const { backend, device, log, isAsked, compile, close } = await deviceThatWaits();
  const compiling = backend.compileAll?.([job()], signal);
  await isAsked;
  const closed = backend.dispose();
  // Whatever else is waited for before the end.
  for (let turn = 0; turn < 3; turn++) {
    await device.queue.onSubmittedWorkDone();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(log).toEqual([]);
  compile();
  await closed;
  await compiling;
  expect(log).toEqual(['compiled', 'destroyed']);
  close();
});

test('a device that is lost while it compiles is told as lost to the case that comes next', async () => {
  const { backend, device, isAsked, compile, close } = await deviceThatWaits();
  const compiling = backend.compileAll?.([job()], signal);
  await isAsked;
  device.destroy();
  await expect(compiling).rejects.toBeInstanceOf(BackendLostError);
  await expect(backend.prepare(job(), signal)).rejects.toBeInstanceOf(BackendLostError);
  compile();
  await backend.dispose();
  close();
});
