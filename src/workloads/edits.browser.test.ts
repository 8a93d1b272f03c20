/** A visitor's own shader: verified before it is timed, stopped where it would not end, and never more than one case lost. */

import { expect, test } from 'vitest';
import scalarCode from '../../shaders/vector-add/scalar.wgsl?raw';
import { systemClock } from '../engine/bench/bench.ts';
import { runPlan } from '../engine/bench/run-plan.ts';
import type { Measurement, Workload } from '../engine/contract.ts';
import { editName } from '../engine/edit-name.ts';
import { createGpuBackend, type GpuBackend } from '../engine/gpu/backend.ts';
import { LOOP_LIMITS } from '../engine/gpu/edits.ts';
import { guardLoops } from '../engine/gpu/guard-loops.ts';
import { patched } from '../engine/gpu/patches.ts';
import { ready } from './testing/backends.ts';
import { watchGpu } from './testing/gpu.ts';
import { variantOf } from './testing/toy.ts';
import { vectorAdd } from './vector-add/index.ts';

const SHADER = 'vector-add/scalar.wgsl';
const clock = systemClock();

/** Each text by itself, one after the other on one device. */
async function runEdits(codes: readonly string[], n: number): Promise<readonly Measurement[]> {
  const backend = createGpuBackend(() => navigator.gpu, clock.now);
  try {
    const measured: Measurement[] = [];
    for (const code of codes) measured.push(await runOn(backend, code, n));
    return measured;
  } finally {
    await backend.dispose();
  }
}

async function runEdit(code: string, n = 1003): Promise<Measurement> {
  const [measured] = await runEdits([code], n);
  return measured;
}

async function runOn(backend: GpuBackend, code: string, n: number): Promise<Measurement> {
  const build = editName({ [SHADER]: code });
  const plan = {
    cases: [{ workload: 'vector-add', version: vectorAdd.version, variant: 'scalar', build, params: { n } }],
    budgetMs: 60_000,
    seed: 1,
    edits: { [build]: { [SHADER]: code } },
  };
  const events = runPlan(plan, {
    workloads: [vectorAdd],
    backends: [backend],
    clock,
    environment: async () => ({
      runtime: 'browser',
      browser: 'Test 1',
      os: 'Test',
      cores: 2,
      crossOriginIsolated: true,
      timestampQuantumUs: null,
      drawing: null,
      pageClockQuantumUs: 5,
      adapter: (await backend.adapter())?.info ?? null,
      wasm: { simd: true, relaxedSimd: true },
    }),
    signal: new AbortController().signal,
    visibility: { hidden: () => false, changes: () => 0 },
    startedAt: '2026-01-01T00:00:00.000Z',
    id: 'test',
  });
  for await (const event of events) if (event.type === 'report') return event.report.measurements[0];
  throw new Error('no report');
}

/** A checked replacement: the file must still contain what is changed. */
function replaced(from: string, to: string): string {
  expect(scalarCode).toContain(from);
  return scalarCode.replace(from, to);
}

test('the file itself, as an edit, is right and is timed', async () => {
  expect(await runEdit(scalarCode)).toMatchObject({ status: 'ok' });
});

test('an edit with a loop that ends is right too', async () => {
  const code = replaced('c[i] = a[i] + b[i];', 'for (var t = 0u; t < 4; t++) { c[i] = a[i] + b[i]; }');
  expect(await runEdit(code)).toMatchObject({ status: 'ok' });
});

test('an endless loop is stopped and named', async () => {
  const code = replaced('c[i] = a[i] + b[i];', 'loop { c[i] = a[i] + b[i]; if (c[i] > 1e30) { break; } }');
  expect(await runEdit(code)).toMatchObject({ status: 'failed', reason: { code: 'endless-loop' } });
});

test('endless loops inside each other are stopped together', async () => {
  const code = replaced('c[i] = a[i] + b[i];', 'var t = 0u; while (t < 1) { while (t < 1) { c[i] = a[i] + b[i]; } }');
  expect(await runEdit(code)).toMatchObject({ status: 'failed', reason: { code: 'endless-loop' } });
});

/** As if every thread looped, and everything around it did. */
const SPINS = 'fn spin(start: u32) -> u32 { var t = start; while (t < 1) { t *= 2; } return t; }\n';

test('an endless loop in a function that a loop calls is stopped and named, whatever the size, and the next kernel runs', async () => {
  const code =
    SPINS + replaced('c[i] = a[i] + b[i];', 'var sum = 0u; while (sum < 9) { sum += spin(0); }\n  c[i] = a[i] + b[i];');
  const [stopped, next] = await runEdits([code, scalarCode], 2 ** 20);
  expect(stopped).toMatchObject({ status: 'failed', reason: { code: 'endless-loop' } });
  if (stopped.status === 'failed') expect(stopped.reason.text.en).toContain('The loop in line 1 ');
  expect(next).toMatchObject({ status: 'ok' });
});

test('a session that is stopped in the middle of its first run leaves the device in peace', async () => {
  const watched = watchGpu();
  const backend = createGpuBackend(watched.gpu, clock.now);
  const code = replaced('c[i] = a[i] + b[i];', 'for (var t = 0u; t < 4; t++) { c[i] = a[i] + b[i]; }');
  const params = { n: 2 ** 20 };
  const sets = [vectorAdd.generate(params, 1), vectorAdd.generate(params, 2)];
  const workload = vectorAdd as unknown as Workload;
  const job = { workload, variant: variantOf(workload, 'scalar'), params, sets, edits: { [SHADER]: code } };
  const stop = new AbortController();
  const { session } = await ready(backend, job);
  const running = session.run(1, stop.signal);
  stop.abort(new Error('stopped'));
  await session.dispose();
  await expect(running).rejects.toThrow('stopped');
  await backend.dispose();
  expect(watched.uncaught).toEqual([]);
});

test('valid WGSL that cannot be watched does not run', async () => {
  const chain = Array.from({ length: 200 }, (_, i) => `fn once${i}() { loop { break; } }`).join('\n');
  const calls = Array.from({ length: 200 }, (_, i) => `once${i}();`).join(' ');
  const code = `${chain}\n${replaced('c[i] = a[i] + b[i];', `${calls} c[i] = a[i] + b[i];`)}`;
  const measured = await runEdit(code);
  expect(measured).toMatchObject({ status: 'failed', reason: { code: 'not-watched' } });
});

test('a mistake is told with its line and column in the visitor’s text', async () => {
  const line = scalarCode.split('\n').findIndex((text) => text.includes('c[i] = a[i] + b[i];')) + 1;
  const text = 'loop { c[i] = a[i] + q[i]; break; }';
  const measured = await runEdit(replaced('c[i] = a[i] + b[i];', text));
  expect(measured).toMatchObject({ status: 'failed', reason: { code: 'compile-error' } });
  // Two blanks stand before it.
  if (measured.status === 'failed') expect(measured.reason.text.en).toContain(`line ${line}:${text.indexOf('q') + 3} `);
});

test('a kernel that never writes is wrong, not fast', async () => {
  const code = replaced('c[i] = a[i] + b[i];', 'if (a[i] + b[i] > 100.0) { c[i] = 1.0; }');
  expect(await runEdit(code)).toMatchObject({ status: 'wrong' });
});

test('an index beyond the end harms nothing but the result', async () => {
  expect(await runEdit(replaced('c[i] = a[i] + b[i];', 'c[i + 5000u] = a[i] + b[i];'))).toMatchObject({
    status: 'wrong',
  });
});

test('a lost binding is told in plain words', async () => {
  const measured = await runEdit(replaced('c[i] = a[i] + b[i];', 'c[i] = a[i];'));
  expect(measured).toMatchObject({ status: 'failed', reason: { code: 'edit-does-not-fit' } });
});

test('every shipped shader still compiles with its loops watched', async () => {
  const files = import.meta.glob<string>('../../shaders/**/*.wgsl', { query: '?raw', import: 'default', eager: true });
  const backend = createGpuBackend(() => navigator.gpu, clock.now);
  try {
    let compiled = 0;
    for (const [path, code] of Object.entries(files)) {
      const messages = await backend.compile(patched(code, guardLoops(code, LOOP_LIMITS).patches).code);
      // A file for a feature that this adapter lacks is refused for that alone.
      const asked = messages.some(({ message }) => /^extension '\w+' is not allowed/.test(message));
      if (asked) continue;
      compiled++;
      expect(
        messages.filter(({ kind }) => kind === 'error'),
        path,
      ).toEqual([]);
    }
    expect(compiled).toBeGreaterThan(30);
  } finally {
    await backend.dispose();
  }
});
