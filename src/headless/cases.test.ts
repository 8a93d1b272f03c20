import { expect, test } from 'vitest';
import { workloads } from '../workloads/registry.ts';
import { fitSweep, planOf, printCase } from './cases.ts';
import { parseOptions } from './options.ts';

function planned(...argv: string[]) {
  const options = parseOptions(argv);
  if (typeof options === 'string') throw new Error(options);
  return planOf(options, workloads);
}

function plan(...argv: string[]) {
  const result = planned(...argv);
  if (!result.ok) throw new Error(result.problem);
  return result.plan;
}

const names = (...argv: string[]) => plan(...argv).cases.map((id) => printCase(id, workloads));

test('a case runs once, however many patterns name it', () => {
  expect(names('matmul:wasm:n=64', 'matmul:wasm*:n=64', 'matmul@1:wasm:n=64,m=64')).toEqual([
    'matmul@1:wasm:n=64',
    'matmul@1:wasm-threads:n=64',
  ]);
});

test('the seed and the budget are what was asked for', () => {
  expect(plan('matmul:wasm:n=64', '--seed', '9', '--budget', '2.5')).toMatchObject({ seed: 9, budgetMs: 2500 });
});

test('without a budget the time grows with the work, within bounds', () => {
  const small = plan('matmul:wasm:n=64').budgetMs;
  const middle = plan('matmul:*:n=512').budgetMs;
  const large = plan('matmul:*:n=4096').budgetMs;
  expect(small).toBeGreaterThanOrEqual(10_000);
  expect(middle).toBeGreaterThan(small);
  expect(large).toBeGreaterThan(middle);
  expect(large).toBeLessThanOrEqual(300_000);
});

test('without a pattern there is a sweep that ends within a minute', () => {
  const { cases, budgetMs } = plan();
  expect(cases.map(({ workload }) => workload)).toEqual(expect.arrayContaining(['matmul', 'convolution']));
  expect(budgetMs).toBeLessThan(60_000);
  expect(plan('--budget', '10').budgetMs).toBe(10_000);
});

test('on a software adapter the sweep keeps every variant and the smaller sizes', () => {
  const whole = plan();
  const fitted = fitSweep(whole, workloads);
  expect(fitted.cases.length).toBeLessThan(whole.cases.length);
  expect(whole.cases.filter((id) => fitted.cases.includes(id))).toEqual(fitted.cases);
  for (const workload of new Set(whole.cases.map((id) => id.workload))) {
    const of = (cases: typeof whole.cases) => cases.filter((id) => id.workload === workload);
    expect(new Set(of(fitted.cases).map(({ variant }) => variant))).toEqual(
      new Set(of(whole.cases).map(({ variant }) => variant)),
    );
    const x = workloads.find(({ id }) => id === workload)?.chart.x ?? '';
    const sizes = (cases: typeof whole.cases) => [...new Set(of(cases).map(({ params }) => Number(params[x])))];
    const kept = sizes(fitted.cases);
    expect(kept.length).toBeGreaterThan(1);
    expect(sizes(whole.cases).slice(0, kept.length)).toEqual(kept);
  }
  // Even where nothing seems to fit, something is measured.
  expect(fitSweep({ ...whole, budgetMs: 1 }, workloads).cases.length).toBeGreaterThan(0);
});

test('what a link cannot hold is refused before it is measured', () => {
  const all = [1, 2, 3, 4, 5, 6, 7, 8, 9].join('|');
  expect(planned(`matmul:*:n=${all},m=${all}`)).toEqual({
    ok: false,
    problem: expect.stringMatching(/^These patterns name \d+ cases; one run takes 512 at most\.$/),
  });
});

test('patterns that stand for more sets of parameters than a run takes are refused without making them', () => {
  const many = Array.from({ length: 400 }, (_, at) => at + 1).join('|');
  expect(planned(`matmul:tiled:n=${many},m=${many},k=${many}`)).toEqual({
    ok: false,
    problem: expect.stringContaining('512'),
  });
});

test('libraries run where they are named, and nowhere else', () => {
  const libraries = (...argv: string[]) => names(...argv).filter((name) => /tfjs|ort-|jax|ml-matrix/.test(name));
  expect(libraries()).toEqual([]);
  expect(libraries('matmul:*:n=64')).toEqual([]);
  expect(libraries('matmul:*wasm*:n=64')).toEqual([]);
  expect(libraries('matmul:*|tfjs-*:n=64')).toEqual(['matmul@1:tfjs-webgpu:n=64', 'matmul@1:tfjs-wasm:n=64']);
  expect(libraries('matmul:ml-matrix:n=64')).toEqual(['matmul@1:ml-matrix:n=64']);
});

test('the suite of peers holds the sides of each bar, each case once, and takes its time', () => {
  const suite = names('--suite', 'peers');
  expect(new Set(suite).size).toBe(suite.length);
  for (const n of [256, 512, 1024]) {
    for (const variant of [
      'tuned',
      'jax-webgpu',
      'wasm-threads',
      'ort-wasm',
      'js-blocked',
      'js-textbook',
      'ml-matrix',
    ]) {
      expect(suite).toContain(`matmul@1:${variant}:n=${n}`);
    }
  }
  for (const k of [3, 9]) {
    for (const variant of ['wide', 'tfjs-webgpu', 'wasm-threads', 'tfjs-wasm']) {
      expect(suite).toContain(`depthwise@1:${variant}:size=1024,k=${k}`);
    }
  }
  for (const layer of ['', ',layer=3']) {
    for (const variant of ['specialized', 'jax-webgpu']) {
      expect(suite).toContain(`conv-layer@1:${variant}:n=1${layer}`);
    }
  }
  for (const network of ['', ',network=convolutional']) {
    for (const variant of ['fused', 'tfjs-webgpu', 'wasm-threads', 'jax-wasm']) {
      expect(suite).toContain(`training@1:${variant}:b=32,width=128,pictures=1024${network}`);
    }
  }
  for (const variant of ['fused', 'ort-webgpu', 'wasm-threads', 'ort-wasm']) {
    expect(suite).toContain(`language@1:${variant}:task=prefill,windows=512`);
  }
  expect(plan('--suite', 'peers').budgetMs).toBe(900_000);
  expect(plan('--suite', 'peers', '--budget', '20').budgetMs).toBe(20_000);
  expect(names('--suite', 'peers-hardware')).toContain('matmul@1:tuned:n=4096');
  expect(parseOptions(['--suite', 'toString'])).toMatch(/peers-hardware, not 'toString'/);
});

test('what would do nothing beside what else is asked for is refused', () => {
  expect(parseOptions(['--alone', 'a.json'])).toMatch(/--check; give both/);
  expect(parseOptions(['--tune', 'matmul', '--sustain', '60'])).toMatch(/two commands/);
  expect(parseOptions(['--tune', 'matmul', '--kernel', 'a=a.wgsl'])).toMatch(/leave out --kernel/);
  expect(parseOptions(['--sustain', '60', '--kernel', 'a=a.wgsl'])).toMatch(/leave out --kernel/);
  expect(parseOptions(['--tune', 'matmul', '--json', 'a.json'])).toMatch(/--tuned FILE/);
  expect(parseOptions(['a.json', '--check', '--json', 'b.json'])).toMatch(/runs nothing/);
  expect(parseOptions(['a.json', '--check', '--suite', 'peers'])).toMatch(/runs nothing/);
  expect(parseOptions(['a.json', '--check', '--budget', '9'])).toMatch(/runs nothing/);
  expect(parseOptions(['--tune', 'matmul', '--suite', 'peers'])).toMatch(/leave out --suite/);
  expect(parseOptions(['--tune', 'matmul', '--budget', '9'])).toMatch(/--budget is for measuring/);
  expect(parseOptions(['matmul:tiled', '--sustain', '60', '--budget', '9'])).toMatch(/--sustain says how long/);
  expect(parseOptions(['a.json', '--check', '--alone', 'b.json'])).toMatchObject({ check: true, alone: 'b.json' });
});
