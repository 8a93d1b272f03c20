import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { toHalf } from '../testing/precision.ts';
import { scan } from './index.ts';

const lengths = fc.oneof(
  fc.constantFrom(1, 2, 3, 4, 7, 15, 16, 17, 31, 97, 255, 256, 257),
  fc.integer({ min: 1, max: 300 }),
);

describe.each(cpuVariants(scan))('%s', (_, variant) => {
  it('agrees with the float64 reference at any length, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(lengths, fc.integer(), fc.constantFrom(1, 5, 16, 64), async (n, seed, portion) => {
        const inputs = scan.generate({ n }, seed);
        const outputs = await runCpu(scan, variant, { n }, inputs, portion);
        expect(scan.verifier(inputs, { n }).check(outputs)).toMatchObject({ ok: true });
      }),
      { numRuns: 60 },
    );
  });

  it.each([4095, 4096, 4097, 12_289])('goes on from block to block: %i numbers', async (n) => {
    const inputs = scan.generate({ n }, n);
    for (const portion of [1001, 4096, n]) {
      const outputs = await runCpu(scan, variant, { n }, inputs, portion);
      expect(scan.verifier(inputs, { n }).check(outputs)).toMatchObject({ ok: true });
    }
  });

  it('counts ones', async () => {
    const x = new Float32Array(9001).fill(1);
    const { y } = await runCpu(scan, variant, { n: x.length }, { x }, 4096);
    expect(y).toEqual(x.map((_one, i) => i + 1));
  });
});

describe('verifier', () => {
  const n = 2 ** 20 + 3;
  const inputs = scan.generate({ n }, 4);
  const x = inputs.x as Float32Array;
  const verifier = scan.verifier(inputs, { n });

  /** In float64, or in f32 within blocks. */
  function scanned(numbers: Float32Array, block = Infinity): Float32Array {
    const y = new Float32Array(numbers.length);
    let [before, sum] = [0, 0];
    numbers.forEach((value, i) => {
      if (i % block === 0) [before, sum] = [before + sum, 0];
      sum = block === Infinity ? sum + value : Math.fround(sum + value);
      y[i] = before + sum;
    });
    return y;
  }

  it('accepts float64 and f32 in blocks, at every element of a large array', () => {
    expect(verifier.reference).toBeUndefined();
    expect(verifier.check({ y: scanned(x) })).toMatchObject({ ok: true, method: 'elementwise' });
    expect(verifier.check({ y: scanned(x, 256) })).toMatchObject({ ok: true });
    const y = scanned(x);
    y[n - 1] += 0.5;
    expect(verifier.check({ y })).toMatchObject({ ok: false, at: `element ${n - 1}` });
  });

  it('tells f32 from half precision, and a block that was begun too early or too late', () => {
    expect(verifier.check({ y: scanned(toHalf(x)) })).toMatchObject({ ok: false });
    const right = scanned(x);
    for (const [at, apart] of [
      [4096, 1],
      [4096, -1],
      [2 ** 19, 4096],
    ]) {
      const y = right.slice();
      const off = right[at - 1 + apart] - right[at - 1];
      for (let i = at; i < at + 4096; i++) y[i] += off;
      expect(verifier.check({ y }), `${apart} off`).toMatchObject({ ok: false });
    }
  });

  it('leaves undefined what may overflow on its way', () => {
    const huge = Float32Array.of(1, 3e38, -3e38, 5);
    const y = scanned(huge);
    expect(scan.verifier({ x: huge }, { n: 4 }).check({ y })).toMatchObject({ ok: false, at: 'element 2' });
    const large = Float32Array.of(1, 3e38, -1e30);
    expect(scan.verifier({ x: large }, { n: 3 }).check({ y: scanned(large) })).toMatchObject({ ok: true });
    for (const beyond of [Infinity, Number.NaN]) {
      const some = Float32Array.of(1, beyond);
      expect(scan.verifier({ x: some }, { n: 2 }).check({ y: scanned(some) })).toMatchObject({ ok: false });
    }
  });
});

describe('passes', () => {
  const caps = { features: [], limits: {}, subgroupMinSize: 0, subgroupMaxSize: 0, software: false };
  const shapes = (id: string, n: number, software = false) => {
    const variant = scan.variants.find((one) => one.id === id);
    if (variant?.on !== 'gpu') throw new Error(`No GPU variant ${id}.`);
    return variant
      .passes({ n }, { ...caps, software })
      .map(
        ({ shader, bindings, problem, workgroups }) => [shader, bindings.join(' '), problem, workgroups[0]] as const,
      );
  };

  it('of Hillis–Steele end in the output', () => {
    const shader = 'scan/hillis-steele.wgsl';
    expect(shapes('hillis-steele', 1)).toEqual([[shader, 'x y', [1, 1], 1]]);
    expect(shapes('hillis-steele', 257)).toEqual(
      ['x y', 'y other', 'other y', 'y other', 'other y', 'y other', 'other y', 'y other', 'other y'].map(
        (bindings, place) => [shader, bindings, [257, 2 ** place], 2],
      ),
    );
  });

  it('scan the sums of blocks as they scan blocks, and add them from the top down', () => {
    const [n, blocks] = [2 ** 19, 2 ** 10];
    expect(shapes('blelloch', 512)).toEqual([['scan/blelloch.wgsl', 'x y sums0', [512], 1]]);
    expect(shapes('blelloch', n)).toEqual([
      ['scan/blelloch.wgsl', 'x y sums0', [n], blocks],
      ['scan/blelloch.wgsl', 'sums0 scanned1 sums1', [blocks], 2],
      ['scan/blelloch.wgsl', 'sums1 scanned2 sums2', [2], 1],
      ['scan/add-offsets.wgsl', 'scanned2 scanned1', [blocks, 512], 1],
      ['scan/add-offsets.wgsl', 'scanned1 y', [n, 512], blocks - 1],
    ]);
  });

  it('are three and the numbers that fill no vector', () => {
    expect(shapes('three-pass', 3)).toEqual([['scan/tail.wgsl', 'x y', [0, 3], 1]]);
    expect(shapes('three-pass', 4102)).toEqual([
      ['reduction/two-pass.wgsl', 'x x sums', [4100, 1024], 2],
      ['scan/block-offsets.wgsl', 'sums offsets', [2], 1],
      ['scan/three-pass.wgsl', 'x offsets y', [1025], 2],
      ['scan/tail.wgsl', 'x y', [4100, 4102], 1],
    ]);
    expect(shapes('three-pass', 4096, true)).toEqual([
      ['reduction/two-pass.wgsl', 'x x sums', [4096, 64], 16],
      ['scan/block-offsets.wgsl', 'sums offsets', [16], 1],
      ['scan/three-pass.wgsl', 'x offsets y', [1024], 16],
    ]);
  });

  it('make no more blocks than a workgroup adds up in short chains', () => {
    for (const software of [false, true]) {
      for (const n of [2 ** 20, 2 ** 23 + 1, 2 ** 26]) {
        const [, [, , [blocks]]] = shapes('three-pass', n, software);
        expect(blocks).toBeLessThanOrEqual(2 ** 14);
      }
    }
  });
});

describe('cost', () => {
  it('is each number read and written once, and read twice where blocks are summed first', () => {
    expect(scan.cost({ n: 5 })).toEqual({ flops: 4, bytes: 40 });
    const threads = scan.variants.find(({ id }) => id === 'wasm-threads');
    expect(threads?.cost?.({ n: 5 })).toEqual({ flops: 9, bytes: 60 });
  });
});
