/** The check of the bars, on files made here. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { barsOf, check, geometricMean, printBar, ratioOf, repeated } from './check-peers.mjs';

type Row = Parameters<typeof barsOf>[0]['measurements'][number];

const times = (median: number) => ({ median, low: median * 0.99, high: median * 1.01 });

function row(workload: string, variant: string, on: string, params: Row['params'], median: number | null): Row {
  const named = `${workload}@1:${variant}:${JSON.stringify(params)}`;
  const kernelMs = median === null ? null : times(median);
  const status = median === null ? 'unsupported' : 'ok';
  return { workload, variant, on, params, status, kernelMs, gflops: null, gbps: null, case: named };
}

const square = (n: number) => ({ n, m: n, k: n });

/** Our GPU takes `gpu` ms where the best library takes 10; the others are reached. */
function fileWith(gpu: number, software = true) {
  const measurements = [256, 512, 1024].flatMap((n) => [
    row('matmul', 'tuned', 'gpu', square(n), gpu),
    row('matmul', 'naive', 'gpu', square(n), 50),
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
  return { schema: 1, environment: { adapter: { software } }, measurements };
}

const bar = (file: ReturnType<typeof fileWith>, start: string) => {
  const found = barsOf(file).find(({ name }) => name.startsWith(start));
  if (!found) throw new Error(`There is no bar '${start}'.`);
  return found;
};

test('the best of ours is held against the best of theirs, of the same precision', () => {
  const found = bar(fileWith(5), 'matmul n=512: GPU');
  expect(found).toMatchObject({ need: 1.5, reached: true, note: 'tuned against jax-webgpu' });
  expect(found.ratio?.median).toBeCloseTo(2);
  expect(found.ratio?.low).toBeLessThan(2);
  expect(found.ratio?.high).toBeGreaterThan(2);
  expect(bar(fileWith(8), 'matmul n=512: GPU').reached).toBe(false);
});

test('the mean over sizes has a bar of its own, lower on hardware', () => {
  expect(bar(fileWith(6), 'matmul, geometric mean: GPU')).toMatchObject({ need: 2, reached: false });
  expect(bar(fileWith(6, false), 'matmul, geometric mean: GPU')).toMatchObject({ need: 1.3, reached: true });
});

test('a tie with ml-matrix is not behind it; what is not in the file is not reached and not missed', () => {
  expect(bar(fileWith(5), 'matmul n=1024: blocked JavaScript not behind').reached).toBe(true);
  expect(bar(fileWith(5), 'depthwise 1024×1024×4, k=3: GPU').reached).toBeNull();
  expect(bar(fileWith(5, false), 'matmul n=4096: share').reached).toBeNull();
});

test('intervals of ratios, and of their mean', () => {
  const ratio = ratioOf(times(4), times(2));
  expect(ratio.median).toBe(2);
  // 1 % on both sides: √2 %.
  expect(ratio.high / ratio.median - 1).toBeCloseTo(0.0142, 3);
  const mean = geometricMean([ratio, ratioOf(times(8), times(1))]);
  expect(mean.median).toBeCloseTo(4);
  expect(mean.high / mean.median - 1).toBeCloseTo(0.01, 3);
});

test('a second run is within 5 %, or is named', () => {
  const again = fileWith(5.4);
  const moved = repeated(fileWith(5), again).filter(({ reached }) => !reached);
  expect(moved.map(({ name }) => name)).toHaveLength(3);
  for (const { change } of moved) expect(change).toBeCloseTo(0.08);
});

test('exit codes: all reached, one missed, no such file', () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-check-'));
  const written = (name: string, content: unknown) => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const good = written('good.json', fileWith(4));
  expect(check([good])).toBe(0);
  expect(said.mock.calls.flat().join('\n')).toContain(printBar(bar(fileWith(4), 'matmul n=256: GPU')));
  expect(check([written('bad.json', fileWith(9))])).toBe(1);
  expect(check([good, written('again.json', fileWith(5))])).toBe(1);
  expect(check([written('other.json', { schema: 2 })])).toBe(2);
  expect(check([join(folder, 'none.json')])).toBe(2);
  expect(check([])).toBe(2);
  vi.restoreAllMocks();
});
