/** The check of the bars, on files made here. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CliJson } from '../results/cli-json.ts';
import { barsOf, type CheckedRow, geometricMean } from './bars.ts';
import { changes, check, printBar, repeated, undisturbed } from './check.ts';

const times = (median: number, samples = 20) => ({
  median,
  low: median * 0.99,
  high: median * 1.01,
  min: median * 0.99,
  samples,
});

function row(
  workload: string,
  variant: string,
  on: CheckedRow['on'],
  params: CheckedRow['params'],
  median: number | null,
): CheckedRow {
  const list = Object.entries(params).map(([name, value]) => `${name}=${value}`);
  return {
    ...{ case: `${workload}@1:${variant}:${list.join(',')}`, workload, variant, on, params },
    status: median === null ? 'unsupported' : 'ok',
    reason: median === null ? 'Not here.' : null,
    kernelMs: median === null ? null : times(median),
    ...{ endToEndMs: null, compileMs: null, uploadMs: null, readbackMs: null },
    ...{ gflops: null, gbps: null, maxError: null, warnings: [] },
  };
}

const square = (n: number) => ({ n, m: n, k: n });

/** Our GPU takes `gpu` ms where the best library takes 10; the others are reached. */
function fileWith(gpu: number, software = true): CliJson {
  const measurements = [256, 512, 1024].flatMap((n) => [
    row('matmul', 'tuned', 'gpu', square(n), gpu),
    row('matmul', 'specialized', 'gpu', square(n), gpu / 2),
    row('matmul', 'half', 'gpu', square(n), 0.1),
    row('matmul', 'tfjs-webgpu', 'library', square(n), 12),
    row('matmul', 'jax-webgpu', 'library', square(n), 10),
    row('matmul', 'ort-webgpu', 'library', square(n), null),
    row('matmul', 'wasm-threads', 'wasm', square(n), 1),
    row('matmul', 'tfjs-wasm', 'library', square(n), 1.5),
    row('matmul', 'js-textbook', 'js', square(n), 100),
    row('matmul', 'js-blocked', 'js', square(n), 30),
    row('matmul', 'ml-matrix', 'library', square(n), 29.9),
  ]);
  const adapter = { vendor: 'made', architecture: 'up', device: '', description: '', software };
  return {
    schema: 1,
    startedAt: '2026-01-01T00:00:00Z',
    budgetMs: 1000,
    seed: 1,
    environment: {
      runtime: 'browser',
      browser: 'Test 1',
      os: 'Test',
      cores: 2,
      crossOriginIsolated: true,
      timestampQuantumUs: null,
      adapter,
    },
    measurements,
    link: '',
  };
}

const bar = (file: CliJson, start: string) => {
  const found = barsOf(file).find(({ name }) => name.startsWith(start));
  if (!found) throw new Error(`There is no bar '${start}'.`);
  return found;
};

test('what the product would take is held against the best of theirs, never the luckier of two', () => {
  const found = bar(fileWith(5), 'matmul n=512: GPU');
  expect(found).toMatchObject({ need: 1.5, reached: true, note: 'tuned against jax-webgpu' });
  expect(found.ratio?.median).toBeCloseTo(2);
  expect(bar(fileWith(8), 'matmul n=512: GPU').reached).toBe(false);
});

test('the lower end of the interval is what counts', () => {
  // 10 over 6.65 is 1.504, but its interval reaches below 1.5.
  const found = bar(fileWith(6.65), 'matmul n=512: GPU');
  expect(found.ratio?.median).toBeGreaterThan(1.5);
  expect(found.reached).toBe(false);
});

test('too few samples reach no bar', () => {
  const file = fileWith(5);
  const few = file.measurements.map((one) => (one.variant === 'tuned' ? { ...one, kernelMs: times(5, 2) } : one));
  expect(bar({ ...file, measurements: few }, 'matmul n=512: GPU')).toMatchObject({ reached: false });
});

test('nor does a tie of too few samples', () => {
  const file = fileWith(5);
  const few = file.measurements.map((one) =>
    one.variant === 'ml-matrix' ? { ...one, kernelMs: { ...times(40), samples: 1 } } : one,
  );
  const found = bar({ ...file, measurements: few }, 'matmul n=1024: blocked JavaScript not behind');
  expect(found).toMatchObject({ reached: false, note: expect.stringContaining('too few samples') });
});

test('the mean over sizes has a bar of its own, lower on hardware, and needs all sizes', () => {
  expect(bar(fileWith(6), 'matmul, geometric mean: GPU')).toMatchObject({ need: 2, reached: false });
  expect(bar(fileWith(4.8), 'matmul, geometric mean: GPU')).toMatchObject({ need: 2, reached: true });
  // The larger sizes of hardware are not in this file.
  expect(bar(fileWith(4.8, false), 'matmul, geometric mean: GPU')).toMatchObject({ need: 1.3, reached: null });
});

test('a size with too few samples leaves the mean open: a median alone is not exact', () => {
  const file = fileWith(4.8);
  const few = file.measurements.map((one) =>
    one.variant === 'tuned' && one.params.n === 512 ? { ...one, kernelMs: times(4.8, 2) } : one,
  );
  expect(bar({ ...file, measurements: few }, 'matmul, geometric mean: GPU')).toMatchObject({
    reached: null,
    note: expect.stringContaining('1 of them without an interval'),
  });
});

test('a tie with ml-matrix is not behind it; what is not in the file is not reached and not missed', () => {
  expect(bar(fileWith(5), 'matmul n=1024: blocked JavaScript not behind').reached).toBe(true);
  expect(bar(fileWith(5), 'depthwise 1024×1024×4, k=3: GPU').reached).toBeNull();
  expect(bar(fileWith(5, false), 'matmul n=4096: share').reached).toBeNull();
});

test('a convolution layer is found by its number', () => {
  const layer = (variant: string, ms: number | null) =>
    row('conv-layer', variant, variant.includes('-') ? 'library' : 'gpu', { n: 1, layer: '3', w: 13 }, ms);
  const measurements = [
    layer('specialized', 6),
    layer('subgroups', 5),
    layer('jax-webgpu', 8),
    layer('tfjs-webgpu', 9),
  ];
  const file = { ...fileWith(5), measurements };
  const start = "conv-layer, AlexNet's layer";
  expect(bar(file, `${start} 3`)).toMatchObject({ need: 1.5, reached: true, note: 'subgroups against jax-webgpu' });
  expect(bar(file, `${start} 1`).reached).toBeNull();
  // Where barriers are cheap it is the implicit matrix product that has to be ahead.
  const split = [layer('split', 2), ...measurements];
  const hardware = { ...fileWith(5, false), measurements: split };
  expect(bar(hardware, `${start} 3`)).toMatchObject({ reached: true, note: 'split against jax-webgpu' });
  expect(bar({ ...file, measurements: split }, `${start} 3`)).toMatchObject({ note: 'subgroups against jax-webgpu' });
});

test('attention and steps of training have bars of their own, those of training lower on hardware', () => {
  const params = { b: 32, width: 128, pictures: 1024, optimiser: 'adam', network: 'perceptron' };
  const measurements = [
    row('attention', 'blocks', 'gpu', { t: 512, d: 64, heads: 8 }, 5),
    row('attention', 'fused', 'gpu', { t: 512, d: 64, heads: 8 }, 4),
    row('attention', 'tfjs-webgpu', 'library', { t: 512, d: 64, heads: 8 }, 9),
    row('training', 'fused', 'gpu', params, 3),
    row('training', 'jax-webgpu', 'library', params, 4),
    row('training', 'wasm-threads', 'wasm', params, 1),
    row('training', 'tfjs-wasm', 'library', params, 2),
    row('training', 'tfjs-wasm', 'library', { ...params, optimiser: 'sgd' }, 0.5),
    row('training', 'wasm-threads', 'wasm', { ...params, network: 'convolutional' }, 20),
    row('training', 'tfjs-wasm', 'library', { ...params, network: 'convolutional' }, 24),
  ];
  const file = { ...fileWith(5), measurements };
  const perceptron = 'training, perceptron, width=128, b=32';
  expect(bar(file, 'attention t=512')).toMatchObject({ need: 1.5, reached: true, note: 'fused against tfjs-webgpu' });
  expect(bar(file, 'attention t=256').reached).toBeNull();
  expect(bar(file, `${perceptron}: GPU`)).toMatchObject({ need: 1.5, reached: false });
  expect(bar(file, `${perceptron}: WASM`)).toMatchObject({ need: 1.25, reached: true });
  const convolutional = 'training, convolutional, width=128, b=32';
  expect(bar(file, `${convolutional}: WASM`)).toMatchObject({ need: 1.25, reached: false });
  expect(bar(file, `${convolutional}: GPU`).reached).toBeNull();
  const onHardware = { ...fileWith(5, false), measurements };
  expect(bar(onHardware, `${perceptron}: GPU`)).toMatchObject({ need: 1.2, reached: true });
});

test('steps and prompts of the language model have bars of their own', () => {
  const params = { task: 'train', shape: '64-2-4-96', b: 8 };
  const prompt = { ...params, task: 'prefill' };
  const measurements = [
    row('language', 'fused', 'gpu', params, 3),
    row('language', 'jax-webgpu', 'library', params, 5),
    row('language', 'wasm-threads', 'wasm', params, 4),
    row('language', 'jax-wasm', 'library', params, 4),
    row('language', 'fused', 'gpu', prompt, 4),
    row('language', 'ort-webgpu', 'library', prompt, 5),
    row('language', 'wasm-threads', 'wasm', { ...prompt, b: 1 }, 1),
    row('language', 'ort-wasm', 'library', { ...prompt, b: 1 }, 2),
  ];
  const file = { ...fileWith(5), measurements };
  const of = (task: string) => `language, ${task}, 64-2-4-96, b=8`;
  expect(bar(file, `${of('train')}: GPU`)).toMatchObject({
    need: 1.5,
    reached: true,
    note: 'fused against jax-webgpu',
  });
  expect(bar(file, `${of('train')}: WASM`)).toMatchObject({ need: 1.25, reached: false });
  expect(bar(file, `${of('prefill')}: GPU`)).toMatchObject({ need: 1.5, reached: false });
  expect(bar(file, `${of('prefill')}: WASM`).reached).toBeNull();
});

test('the interval of a mean', () => {
  const mean = geometricMean([
    { median: 2, low: 1.98, high: 2.02 },
    { median: 8, low: 7.92, high: 8.08 },
  ]);
  expect(mean.median).toBeCloseTo(4);
  expect(mean.high / mean.median - 1).toBeCloseTo(0.01 / Math.SQRT2, 3);
});

test('a second run: nine of ten medians within 5%, the others named with both intervals', () => {
  const again = repeated(changes(fileWith(5), fileWith(5.4)));
  expect(again.fine).toBe(false);
  expect(again.lines[0]).toContain('24 of 30 medians');
  expect(again.lines).toHaveLength(7);
  expect(again.lines[1]).toMatch(/tuned:n=256.*: \+8\.0% \(5\.00 \[.*\], then 5\.40 \[/);
  expect(repeated(changes(fileWith(5), fileWith(5.1))).fine).toBe(true);
});

test('libraries in company take what they take alone', () => {
  const alone = fileWith(5);
  expect(undisturbed(fileWith(9), alone)).toMatchObject({ fine: true });
  const slow = alone.measurements.map((one) => (one.variant === 'tfjs-wasm' ? { ...one, kernelMs: times(1.8) } : one));
  const disturbed = undisturbed({ ...alone, measurements: slow }, alone);
  expect(disturbed.fine).toBe(false);
  expect(disturbed.lines.filter((line) => line.startsWith('NOT REACHED'))).toHaveLength(3);
});

test('exit codes: all reached, one missed, no such file', () => {
  const said: string[] = [];
  const print = (line: string) => void said.push(line);
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-check-'));
  const written = (name: string, content: unknown) => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const good = written('good.json', fileWith(4));
  expect(check([good], null, print)).toBe(0);
  expect(said).toContain(printBar(bar(fileWith(4), 'matmul n=256: GPU')));
  expect(check([written('bad.json', fileWith(9))], null, print)).toBe(1);
  expect(check([good, written('again.json', fileWith(5))], null, print)).toBe(1);
  expect(check([good], good, print)).toBe(0);
  expect(check([written('other.json', { schema: 2 })], null, print)).toBe(2);
  expect(said.at(-1)).toMatch(/other\.json is no JSON file of npm run bench/);
  expect(check([join(folder, 'none.json')], null, print)).toBe(2);
  expect(check([], null, print)).toBe(2);
});

test('files that have nothing in common say so, and are no success', () => {
  const said: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-check-'));
  const nothing = join(folder, 'nothing.json');
  writeFileSync(nothing, JSON.stringify({ ...fileWith(4), measurements: [] }));
  expect(check([nothing, nothing], nothing, (line) => void said.push(line))).toBe(1);
  expect(said.join('\n')).toMatch(/not measured {2}the same plan again: 0 of 0/);
  expect(said.join('\n')).toMatch(/not measured {2}libraries alone: no case of theirs/);
});
