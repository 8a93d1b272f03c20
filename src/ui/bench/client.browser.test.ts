import { afterEach, expect, test, vi } from 'vitest';
import { BenchCrashError, createBenchClient } from './client.ts';
import { problemOf } from './problems.ts';

const urls: string[] = [];
afterEach(() => {
  for (const url of urls.splice(0)) URL.revokeObjectURL(url);
});

function worker(code: string): Worker {
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  urls.push(url);
  return new Worker(url);
}

/** Answers every call as comlink does, with `value`. */
const answering = (value: unknown) =>
  worker(`onmessage = ({ data }) => postMessage({ id: data.id, type: 'RAW', value: ${JSON.stringify(value)} });`);
const crashing = () => worker('onmessage = () => { throw new Error("no memory"); };');

test('the worker starts on first use', async () => {
  let started = 0;
  const client = createBenchClient(() => {
    started += 1;
    return answering({ browser: 'Test 1' });
  });
  expect(started).toBe(0);
  expect(await client.environment()).toEqual({ browser: 'Test 1' });
  await client.environment();
  expect(started).toBe(1);
  client.dispose();
});

test('a crash rejects the running call, and the next call starts a new worker', async () => {
  const workers = [crashing, () => answering('alive')];
  const client = createBenchClient(() => (workers.shift() ?? crashing)());
  await expect(client.run({ cases: [], budgetMs: 1, seed: 1 }, () => undefined)).rejects.toMatchObject({
    name: 'BenchCrashError',
    started: true,
  });
  expect(await client.environment()).toBe('alive');
  client.dispose();
});

test('what a run is waited for is the frame that draws its events', async () => {
  // A machine that stalls must not let the bound overtake the frame.
  const { setTimeout: after } = globalThis;
  const timers = vi.spyOn(globalThis, 'setTimeout');
  timers.mockImplementation(((call: () => void, ms?: number) => (ms ? 0 : after(call))) as typeof setTimeout);
  let frames = 0;
  const count = () => {
    frames++;
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  // Calls back twice, waiting for each, as comlink does with a function that was handed over.
  const code = `onmessage = ({ data }) => {
    const port = data.argumentList[1].value;
    let left = 2;
    const send = () => port.postMessage({ id: String(left--), type: 'APPLY', path: [], argumentList: [{ type: 'RAW', value: [] }] });
    port.onmessage = () => (left ? send() : postMessage({ id: data.id, type: 'RAW', value: undefined }));
    send();
  };`;
  const client = createBenchClient(() => {
    const each = worker(code);
    // The page tells whether it is hidden before anything else; this worker only runs.
    const { postMessage } = each;
    each.postMessage = (...args: unknown[]) => {
      const [{ path }] = args as [{ path: string[] }];
      if (path[0] === 'run') Reflect.apply(postMessage, each, args);
    };
    return each;
  });
  const seen: number[] = [];
  await client.run({ cases: [], budgetMs: 1, seed: 1 }, () => void seen.push(frames));
  expect(seen).toHaveLength(2);
  expect(seen[1]).toBeGreaterThan(seen[0]);
  expect(frames).toBeGreaterThan(seen[1]);
  timers.mockRestore();
  client.dispose();
});

test('a worker whose file cannot be loaded is a crash', async () => {
  const client = createBenchClient(() => new Worker('/missing-worker.js', { type: 'module' }));
  const problem = await client.environment().catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(BenchCrashError);
  expect(problemOf(problem).en).toMatch(/could not be loaded/);
});

test('a browser without workers rejects the call, whoever makes it', async () => {
  const client = createBenchClient(() => {
    throw new ReferenceError('Worker is not defined');
  });
  const asked = client.compile('');
  await expect(asked).rejects.toThrow('Worker is not defined');
});

test('cancelling without a run starts nothing', async () => {
  const client = createBenchClient(() => {
    throw new Error('must not start');
  });
  await client.cancel();
});
