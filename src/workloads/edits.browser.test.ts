/** A visitor's own shader: verified before it is timed, stopped where it would not end, and never more than one case lost. */

import { expect, test } from 'vitest';
import scalarCode from '../../shaders/vector-add/scalar.wgsl?raw';
import { systemClock } from '../engine/bench/bench.ts';
import { runPlan } from '../engine/bench/run-plan.ts';
import type { Measurement } from '../engine/contract.ts';
import { editName } from '../engine/edit-name.ts';
import { createGpuBackend } from '../engine/gpu/backend.ts';
import { guardLoops } from '../engine/gpu/guard-loops.ts';
import { vectorAdd } from './vector-add/index.ts';

const SHADER = 'vector-add/scalar.wgsl';
const clock = systemClock();

async function runEdit(code: string): Promise<Measurement> {
  const backend = createGpuBackend(() => navigator.gpu, clock.now);
  try {
    const build = editName({ [SHADER]: code });
    const plan = {
      cases: [{ workload: 'vector-add', version: vectorAdd.version, variant: 'scalar', build, params: { n: 1003 } }],
      budgetMs: 4000,
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
  } finally {
    await backend.dispose();
  }
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

test('a mistake is told with its line in the visitor’s text', async () => {
  const line = scalarCode.split('\n').findIndex((text) => text.includes('c[i] = a[i] + b[i];')) + 1;
  const measured = await runEdit(replaced('c[i] = a[i] + b[i];', 'c[i] = a[i] + q[i];'));
  expect(measured).toMatchObject({ status: 'failed', reason: { code: 'compile-error' } });
  if (measured.status === 'failed') expect(measured.reason.text.en).toContain(`line ${line}:`);
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
      const messages = await backend.compile(guardLoops(code).code);
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
