import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { FEWER_BITS } from '../testing/precision.ts';
import type { SoftmaxParams } from './definition.ts';
import { softmax } from './index.ts';

const side = fc.oneof(fc.constantFrom(1, 2, 3, 4, 5, 15, 16, 17, 31, 32, 33, 61), fc.integer({ min: 1, max: 150 }));
const shapes = fc.record({ n: side, m: fc.constantFrom(1, 2, 3, 7, 13) });

/** Every operation in f32, the row front to back with a running maximum. */
function online(x: Float32Array, { m, n }: SoftmaxParams): Float32Array {
  const { fround } = Math;
  const y = new Float32Array(x.length);
  for (let first = 0; first < m * n; first += n) {
    let highest = x[first];
    let sum = 0;
    for (let i = first; i < first + n; i++) {
      const higher = Math.max(highest, x[i]);
      sum = fround(fround(sum * fround(Math.exp(highest - higher))) + fround(Math.exp(fround(x[i] - higher))));
      highest = higher;
    }
    for (let i = first; i < first + n; i++) y[i] = fround(Math.exp(fround(x[i] - highest))) / sum;
  }
  return y;
}

describe.each(cpuVariants(softmax))('%s', (_, variant) => {
  it('agrees with the float64 reference at any shape, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, fc.integer(), fc.constantFrom(1, 2, 5), async (p, seed, portion) => {
        const inputs = softmax.generate(p, seed);
        const outputs = await runCpu(softmax, variant, p, inputs, portion);
        expect(softmax.verifier(inputs, p).check(outputs)).toMatchObject({ ok: true });
      }),
      { numRuns: 60 },
    );
  });

  it('takes scores that are far from zero, far apart, or all the same', async () => {
    const p = { n: 7, m: 5 };
    const x = Float32Array.of(
      ...[1e30, 1e30, -1e30, 0, 5, 1e30, 7],
      ...[-900, -901, -902, -1000, -1100, -899, -903],
      ...[88, 89, 90, 0, -20, 3e-40, -0],
      ...Array<number>(7).fill(0.1),
      ...[300, 200, 212.7, 212.6, 100, 0, -100],
    );
    const outputs = await runCpu(softmax, variant, p, { x });
    expect(softmax.verifier({ x }, p).check(outputs)).toMatchObject({ ok: true });
    for (const third of [0, 1, 5]) expect(outputs.y[third]).toBeCloseTo(1 / 3, 6);
    for (const seventh of outputs.y.slice(21, 28)) expect(seventh).toBeCloseTo(1 / 7, 6);
  });

  it('has exponentials within two units in the last place', async () => {
    const p = { n: 2, m: 20_000 };
    const distance = (row: number) => Math.fround((87 * row) / p.m);
    const x = Float32Array.from({ length: 2 * p.m }, (_, at) => (at % 2 ? -distance(at >> 1) : 0));
    const { y } = await runCpu(softmax, variant, p, { x }, 1000);
    for (let row = 0; row < p.m; row++) {
      // e^-d / (1 + e^-d) divided by 1 / (1 + e^-d): the sum falls out, the division and multiplications stay.
      const error = (y[2 * row + 1] / y[2 * row]) * Math.exp(distance(row)) - 1;
      expect(Math.abs(error)).toBeLessThanOrEqual(2 ** -22 + 2 * 2 ** -24);
    }
  });
});

describe('verifier', () => {
  it('rejects one wrong number, names it, and accepts its own reference', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), (p, place) => {
        const inputs = softmax.generate(p, 5);
        const verifier = softmax.verifier(inputs, p);
        const y = Float32Array.from(verifier.reference?.y ?? []);
        expect(verifier.check({ y })).toMatchObject({ ok: true, method: 'elementwise' });
        const at = place % y.length;
        y[at] *= 1 + 2 ** -12;
        const name = `row ${Math.floor(at / p.n)}, column ${at % p.n}`;
        expect(verifier.check({ y })).toMatchObject({ ok: false, at: name });
        y[at] = Number.NaN;
        expect(verifier.check({ y })).toMatchObject({ ok: false, maxError: Infinity });
        expect(verifier.check({ y: y.slice(1) })).toMatchObject({ ok: false });
      }),
      { numRuns: 40 },
    );
  });

  it('accepts f32 at every step, with a maximum that rises all along a row, and long rows', () => {
    for (const p of [
      { n: 33, m: 7 },
      { n: 4099, m: 3 },
      { n: 2 ** 16, m: 2 },
    ]) {
      const { x } = softmax.generate(p, 3) as { x: Float32Array };
      expect(softmax.verifier({ x }, p).check({ y: online(x, p) })).toMatchObject({ ok: true });
      const rising = Float32Array.from(x).sort();
      expect(softmax.verifier({ x: rising }, p).check({ y: online(rising, p) })).toMatchObject({ ok: true });
    }
  });

  it.each(FEWER_BITS)('refuses %s scores, and terms', (_format, round) => {
    for (const p of [
      { n: 33, m: 7 },
      { n: 4099, m: 3 },
    ]) {
      const { x } = softmax.generate(p, 3) as { x: Float32Array };
      const verifier = softmax.verifier({ x }, p);
      expect(verifier.check({ y: online(round(x), p) })).toMatchObject({ ok: false });
      expect(verifier.check({ y: round(online(x, p)) })).toMatchObject({ ok: false });
    }
  });

  it('looks at every number of a large matrix', () => {
    const p = { n: 1000, m: 1100 };
    const inputs = softmax.generate(p, 1);
    const verifier = softmax.verifier(inputs, p);
    expect(verifier.reference).toBeUndefined();
    const y = online(inputs.x as Float32Array, p);
    expect(verifier.check({ y })).toMatchObject({ ok: true });
    y[y.length - 1] += 1e-3;
    expect(verifier.check({ y })).toMatchObject({ ok: false, at: 'row 1099, column 999' });
  });

  it('says nothing of what has no result in f32', () => {
    const p = { n: 3, m: 1 };
    for (const x of [
      [0, Infinity, 1],
      [0, Number.NaN, 1],
      [3e38, -3e38, 0],
    ].map((row) => Float32Array.from(row))) {
      const verifier = softmax.verifier({ x }, p);
      expect(verifier.check(verifier.reference ?? {})).toMatchObject({ ok: false });
    }
  });
});

describe('passes', () => {
  it('give a long row more threads, and on a software adapter fewer', () => {
    const groups = (id: string, n: number, software: boolean) => {
      const variant = softmax.variants.find((one) => one.id === id);
      if (variant?.on !== 'gpu') throw new Error(`No GPU variant ${id}.`);
      const caps = { features: ['subgroups'], limits: {}, subgroupMinSize: 4, subgroupMaxSize: 64, software };
      return variant.passes({ n, m: 130 }, caps).map(({ constants, workgroups }) => [constants?.GROUP, workgroups[0]]);
    };
    expect(groups('row-per-thread', 5, false)).toEqual([[undefined, 3]]);
    expect(groups('online', 1, false)).toEqual([[32, 130]]);
    expect(groups('online', 256, false)).toEqual([[64, 130]]);
    expect(groups('row-per-workgroup', 257, false)).toEqual([[128, 130]]);
    expect(groups('subgroups', 4096, false)).toEqual([[256, 130]]);
    for (const id of ['row-per-workgroup', 'online', 'subgroups']) expect(groups(id, 4096, true)).toEqual([[16, 130]]);
  });
});

describe('cost', () => {
  it('is each number read and written once, and four operations and a comparison', () => {
    expect(softmax.cost({ n: 3, m: 2 })).toEqual({ flops: 24, bytes: 48, otherOps: 6 });
  });
});
