import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { toHalf } from '../testing/precision.ts';
import type { AttentionParams } from './definition.ts';
import { attention } from './index.ts';
import { wasmModule } from './wasm.ts';

const shapes: fc.Arbitrary<AttentionParams> = fc.record({
  t: fc.oneof(fc.constantFrom(1, 2, 3, 7, 8, 9, 63, 64, 65, 129), fc.integer({ min: 1, max: 140 })),
  d: fc.constantFrom(4, 8, 12, 20, 32, 64),
  heads: fc.integer({ min: 1, max: 3 }),
});

type Floats = Float32Array<ArrayBuffer>;
type Given = Record<'q' | 'k' | 'v', Floats>;

/** Every operation in f32; the keys of a query front to back or back to front, with a running maximum. */
function attendInFloats({ q, k, v }: Given, { t, d, heads }: AttentionParams, backwards = false): Floats {
  const output = new Float32Array(q.length);
  const { fround, sqrt, exp } = Math;
  const scale = fround(1 / sqrt(d));
  for (let row = 0; row < heads * t; row++) {
    const token = row % t;
    let most = -3e38;
    let total = 0;
    const sums = new Float32Array(d);
    for (let n = 0; n <= token; n++) {
      const key = row - token + (backwards ? token - n : n);
      let score = 0;
      for (let c = 0; c < d; c++) score = fround(score + fround(q[row * d + c] * k[key * d + c]));
      score = fround(score * scale);
      const next = Math.max(most, score);
      const factor = fround(exp(fround(most - next)));
      const weight = fround(exp(fround(score - next)));
      most = next;
      total = fround(fround(total * factor) + weight);
      for (let c = 0; c < d; c++) sums[c] = fround(sums[c] * factor) + fround(weight * v[key * d + c]);
    }
    for (let c = 0; c < d; c++) output[row * d + c] = sums[c] / total;
  }
  return output;
}

describe.each(cpuVariants(attention))('%s', (_, variant) => {
  it('attends at any shape, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, fc.integer(), fc.constantFrom(1, 3, 4, 9, 64), async (p, seed, portion) => {
        const inputs = attention.generate(p, seed);
        const outputs = await runCpu(attention, variant, p, inputs, portion);
        expect(attention.verifier(inputs, p).check(outputs)).toMatchObject({ ok: true });
      }),
      { numRuns: 40 },
    );
  });

  it('keeps to the largest score, whatever its size and wherever it is', async () => {
    const p = { t: 130, d: 4, heads: 1 };
    for (const size of [1, 30, 1000]) {
      for (const largest of [0, 63, 64, 129]) {
        const inputs = attention.generate(p, largest) as Given;
        // A query of ones, and keys the sum of whose numbers is their score.
        inputs.q.fill(1);
        inputs.k.fill(-size).fill(size, 4 * largest, 4 * largest + 4);
        const outputs = await runCpu(attention, variant, p, inputs, 64);
        expect(attention.verifier(inputs, p).check(outputs)).toMatchObject({ ok: true });
        if (size > 1) expect(outputs.output.slice(-4)).toEqual(inputs.v.slice(4 * largest, 4 * largest + 4));
      }
    }
  });
});

it('the SIMD exponential is off by 2^-22 of its value at most, and zero where f32 has none that is normal', async () => {
  const memory = new WebAssembly.Memory({ initial: 2, maximum: 65536 });
  const module = await wasmModule({ relaxed: false, shared: false });
  const { instance } = await WebAssembly.instantiate(module, { env: { memory } });
  const exponential = instance.exports.exponential as (x: number) => number;
  let worst = 0;
  for (let n = 0; n <= 200_000; n++) {
    const x = Math.fround((-87.3 * n) / 200_000);
    worst = Math.max(worst, Math.abs(exponential(x) / Math.exp(x) - 1));
  }
  expect(worst).toBeLessThanOrEqual(2 ** -22);
  expect([exponential(0), exponential(-88), exponential(-1000), exponential(-3e38)]).toEqual([1, 0, 0, 0]);
});

const SHAPES = [
  { t: 70, d: 32, heads: 2 },
  { t: 300, d: 64, heads: 1 },
] as const;

describe.each(SHAPES)('the verifier at t = $t, d = $d', (p) => {
  const given = attention.generate(p, 3) as Given;
  const verifier = attention.verifier(given, p);
  const check = (output: Floats) => verifier.check({ output });
  const right = attendInFloats(given, p);

  it('accepts f32 in any order', () => {
    for (const output of [right, attendInFloats(given, p, true)]) expect(check(output)).toMatchObject({ ok: true });
  });

  it('refuses f16 in any of the inputs', () => {
    for (const name of ['q', 'k', 'v'] as const) {
      expect(check(attendInFloats({ ...given, [name]: toHalf(given[name]) }, p)), name).toMatchObject({ ok: false });
    }
  });

  it('refuses a query that looks ahead, one that misses its own key, and heads that are mixed up', () => {
    const { t, d, heads } = p;
    // Without the mask the last query of a head is right, and it alone.
    const reversed = (data: Floats) => {
      const turned = data.slice();
      for (let row = 0; row < heads * t; row++) {
        const other = row - (row % t) + (t - 1 - (row % t));
        turned.set(data.subarray(other * d, (other + 1) * d), row * d);
      }
      return turned;
    };
    const ahead = reversed(attendInFloats({ q: reversed(given.q), k: reversed(given.k), v: reversed(given.v) }, p));
    expect(check(ahead)).toMatchObject({ ok: false });
    const shifted = given.k.slice().copyWithin(d, 0);
    expect(check(attendInFloats({ ...given, k: shifted }, p))).toMatchObject({ ok: false });
    expect(check(right.slice().copyWithin(d, 0))).toMatchObject({ ok: false });
    expect(check(attendInFloats(attention.generate(p, 4) as Given, p))).toMatchObject({ ok: false });
    expect(check(right.subarray(1))).toMatchObject({ ok: false });
  });

  it('refuses one element that is off, and names it', () => {
    for (const at of [0, 1001, right.length - 1]) {
      const off = right.slice();
      off[at] += 0.01;
      const row = Math.floor(at / p.d);
      const place = `head ${Math.floor(row / p.t)}, token ${row % p.t}, number ${at % p.d}`;
      expect(check(off)).toMatchObject({ ok: false, at: place });
    }
  });
});

it('a sequence too long to check whole is checked at queries of every part of it', async () => {
  const p = { t: 1200, d: 64, heads: 2 };
  const inputs = attention.generate(p, 3);
  const verifier = attention.verifier(inputs, p);
  expect(verifier.reference).toBeUndefined();
  const variant = cpuVariants(attention).find(([id]) => id === 'wasm')?.[1];
  if (!variant) throw new Error('There is no variant wasm.');
  const { output } = await runCpu(attention, variant, p, inputs, 1200);
  expect(verifier.check({ output })).toMatchObject({ ok: true });
  for (const from of [0, 640, 1190, 2390]) {
    const wrong = output.slice();
    wrong.copyWithin(from * p.d, (from + 20) * p.d, (from + 30) * p.d);
    if (from + 30 > 2400) wrong.fill(0, from * p.d);
    expect(verifier.check({ output: wrong })).toMatchObject({ ok: false });
  }
});

it('the cost counts pairs of a query and a key that is not later', () => {
  // 3 · 4 / 2 = 6 pairs in each of two heads, 8 numbers, two multiply-adds each; four tensors of 2 · 3 · 8 floats.
  expect(attention.cost({ t: 3, d: 8, heads: 2 })).toMatchObject({ flops: 12 * 8 * 4, bytes: 4 * 4 * 48 });
});

it('widths that are no multiple of 4 are refused in words', () => {
  expect(attention.invalid?.({ t: 8, d: 66, heads: 1 })?.en).toContain('64 or 68');
  expect(attention.invalid?.({ t: 8, d: 64, heads: 1 })).toBeNull();
});
