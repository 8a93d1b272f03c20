import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rounding } from '../../engine/contract.ts';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { toHalf } from '../testing/precision.ts';
import { reduction } from './index.ts';

const lengths = fc.oneof(
  fc.constantFrom(1, 2, 3, 4, 7, 8, 31, 32, 33, 97, 255, 256, 257, 4095, 4096, 4097, 8191, 12_289),
  fc.integer({ min: 1, max: 300 }),
);

describe.each(cpuVariants(reduction))('%s', (_, variant) => {
  it('agrees with the float64 reference at any length, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(lengths, fc.integer(), fc.constantFrom(1, 2, 5), async (n, seed, portion) => {
        const inputs = reduction.generate({ n }, seed);
        const outputs = await runCpu(reduction, variant, { n }, inputs, portion);
        expect(reduction.verifier(inputs, { n }).check(outputs)).toMatchObject({ ok: true });
      }),
      { numRuns: 60 },
    );
  });

  it('counts ones', async () => {
    for (const n of [1, 5, 4096, 70_001]) {
      const x = new Float32Array(n).fill(1);
      expect(await runCpu(reduction, variant, { n }, { x })).toEqual({ sum: Float32Array.of(n) });
    }
  });
});

/** In blocks and then their sums, every sum rounded to f32. */
function inBlocks(x: Float32Array, length: number): number {
  const sums: number[] = [];
  for (let begin = 0; begin < x.length; begin += length) {
    sums.push(x.subarray(begin, begin + length).reduce((sum, value) => Math.fround(sum + value), 0));
  }
  return sums.length === 1 ? sums[0] : inBlocks(Float32Array.from(sums), length);
}

/** As atomic.wgsl takes it. */
const inFixedPoint = (x: Float32Array) => x.reduce((sum, value) => sum + Math.round(value * 2 ** 30), 0) / 2 ** 30;

describe('verifier', () => {
  const atomic = reduction.variants.find(({ id }) => id === 'atomic');
  const n = 2 ** 20;
  // A single sum may be right by luck: for one seed in six even with half precision.
  const inputs = reduction.generate({ n }, 5);
  const x = inputs.x as Float32Array;
  const verifier = reduction.verifier(inputs, { n });
  const check = (sum: number, rounding?: Rounding) => verifier.check({ sum: Float32Array.of(sum) }, rounding);

  it('accepts sums in f32 blocks, trees and fixed point', () => {
    for (const length of [2, 16, 128]) expect(check(inBlocks(x, length))).toMatchObject({ ok: true, at: 'sum' });
    expect(check(inFixedPoint(x), atomic?.rounding)).toMatchObject({ ok: true });
  });

  it('grants fixed point half a unit for each number, and nobody else', () => {
    const small = reduction.verifier({ x: new Float32Array(8).fill(2 ** -24) }, { n: 8 });
    const off = (units: number) => ({ sum: Float32Array.of(2 ** -21 + units * 2 ** -31) });
    expect(small.check(off(8), atomic?.rounding)).toMatchObject({ ok: true });
    expect(small.check(off(9), atomic?.rounding)).toMatchObject({ ok: false });
    expect(small.check(off(1))).toMatchObject({ ok: false });
  });

  it('tells f32 from half precision, and misses no number but the smallest', () => {
    expect(check(inBlocks(toHalf(x), 128))).toMatchObject({ ok: false });
    const sum = inBlocks(x, 128);
    const some = x.subarray(0, 2 ** 14);
    const unseen = some.filter((value) => check(sum - value).ok).length;
    expect(unseen / some.length).toBeLessThan(0.02);
    expect(check(0)).toMatchObject({ ok: false });
  });

  it('defines the sum of numbers from -1 to 1 alone', () => {
    for (const beyond of [1.5, -2, Infinity, Number.NaN]) {
      const undefinedSum = reduction.verifier({ x: Float32Array.of(beyond, 0.5) }, { n: 2 });
      expect(undefinedSum.check({ sum: Float32Array.of(beyond + 0.5) })).toMatchObject({ ok: false });
    }
    const edge = reduction.verifier({ x: Float32Array.of(-1, 1, 1) }, { n: 3 });
    expect(edge.check({ sum: Float32Array.of(1) })).toMatchObject({ ok: true, maxError: 0 });
  });
});

describe('passes', () => {
  const caps = { features: [], limits: {}, subgroupMinSize: 0, subgroupMaxSize: 0, software: false };
  const shapes = (id: string, n: number, software = false) => {
    const variant = reduction.variants.find((one) => one.id === id);
    if (variant?.on !== 'gpu') throw new Error(`No GPU variant ${id}.`);
    return variant
      .passes({ n }, { ...caps, software })
      .map(({ shader, bindings, problem, workgroups }) => [shader.slice(10, -5), bindings, problem, workgroups[0]]);
  };

  it('repeat until one number is left', () => {
    expect(shapes('sequential', 256)).toEqual([['sequential', ['x', 'sum'], [256], 1]]);
    expect(shapes('interleaved', 2 ** 24 + 1)).toEqual([
      ['interleaved', ['x', 'partials'], [2 ** 24 + 1], 65_537],
      ['interleaved', ['partials', 'fewer'], [65_537], 257],
      ['interleaved', ['fewer', 'partials'], [257], 2],
      ['interleaved', ['partials', 'sum'], [2], 1],
    ]);
  });

  it('bind as vectors what fills at least one', () => {
    expect(shapes('vec4', 3)).toEqual([['sequential', ['x', 'sum'], [3], 1]]);
    expect(shapes('vec4', 2051)).toEqual([['vec4', ['x', 'x', 'sum'], [2051], 1]]);
    expect(shapes('vec4', 2052)).toEqual([
      ['vec4', ['x', 'x', 'partials'], [2052], 2],
      ['sequential', ['partials', 'sum'], [2], 1],
    ]);
  });

  it('are two at most where stretches are long', () => {
    expect(shapes('two-pass', 1)).toEqual([['sequential', ['x', 'sum'], [1], 1]]);
    expect(shapes('two-pass', 4099)).toEqual([['two-pass', ['x', 'x', 'sum'], [4099, 1024], 1]]);
    expect(shapes('two-pass', 4100)).toEqual([
      ['two-pass', ['x', 'x', 'partials'], [4100, 1024], 2],
      ['sequential', ['partials', 'sum'], [2], 1],
    ]);
    expect(shapes('two-pass', 2 ** 26)).toEqual([
      ['two-pass', ['x', 'x', 'partials'], [2 ** 26, 16_384], 1024],
      ['two-pass', ['partials', 'partials', 'sum'], [1024, 1024], 1],
    ]);
    expect(shapes('two-pass', 2 ** 26, true)).toEqual([
      ['two-pass', ['x', 'x', 'partials'], [2 ** 26, 16_384], 1024],
      ['two-pass', ['partials', 'partials', 'sum'], [1024, 1024], 1],
    ]);
    expect(shapes('two-pass', 2 ** 14, true)).toEqual([['two-pass', ['x', 'x', 'sum'], [2 ** 14, 4096], 1]]);
  });
});
