import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { vectorAdd } from './index.ts';

const lengths = fc.oneof(
  fc.constantFrom(1, 2, 3, 4, 15, 16, 17, 63, 64, 65, 127, 997),
  fc.integer({ min: 1, max: 300 }),
);

describe.each(cpuVariants(vectorAdd))('%s', (_, variant) => {
  it('agrees with the float64 reference at any length, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(lengths, fc.integer(), fc.constantFrom(1, 5, 19, 64), async (n, seed, portion) => {
        const inputs = vectorAdd.generate({ n }, seed);
        const outputs = await runCpu(vectorAdd, variant, { n }, inputs, portion);
        expect(vectorAdd.verifier(inputs, { n }).check(outputs)).toMatchObject({ ok: true });
      }),
      { numRuns: 60 },
    );
  });

  it('adds infinities, NaN, huge and tiny numbers as IEEE 754 does', async () => {
    const special = [0, -0, 1, Infinity, -Infinity, Number.NaN, 3e38, -3e38, 1e-45, 1e-38, 16777216];
    const a = Float32Array.from(special.flatMap((x) => special.map(() => x)));
    const b = Float32Array.from(special.flatMap(() => special));
    const outputs = await runCpu(vectorAdd, variant, { n: a.length }, { a, b });
    expect(outputs.c).toEqual(a.map((x, i) => x + b[i]));
    expect(vectorAdd.verifier({ a, b }, { n: a.length }).check(outputs)).toMatchObject({ ok: true });
  });
});

describe('verifier', () => {
  it('rejects one wrong element, names it, and accepts its own reference', () => {
    fc.assert(
      fc.property(lengths, fc.nat(), (n, place) => {
        const inputs = vectorAdd.generate({ n }, 5);
        const verifier = vectorAdd.verifier(inputs, { n });
        const c = Float32Array.from(verifier.reference?.c ?? []);
        expect(verifier.check({ c })).toMatchObject({ ok: true, maxError: 0, method: 'elementwise' });
        const at = place % n;
        c[at] = Math.fround(c[at] * (1 + 2 ** -21));
        expect(verifier.check({ c })).toMatchObject({ ok: false, at: `element ${at}` });
        c[at] = Number.NaN;
        expect(verifier.check({ c })).toMatchObject({ ok: false, maxError: Infinity });
        expect(verifier.check({ c: c.slice(1) })).toMatchObject({ ok: false });
      }),
      { numRuns: 40 },
    );
  });

  it('looks at every element of a large array', () => {
    const n = 2 ** 21 + 3;
    const inputs = vectorAdd.generate({ n }, 1);
    const c = Float32Array.from(inputs.a, (x, i) => x + inputs.b[i]);
    const verifier = vectorAdd.verifier(inputs, { n });
    expect(verifier.check({ c })).toMatchObject({ ok: true, maxError: 0 });
    c[n - 1] = 0;
    expect(verifier.check({ c })).toMatchObject({ ok: false, at: `element ${n - 1}` });
  });
});

describe('passes', () => {
  const caps = { features: [], limits: {}, subgroupMinSize: 0, subgroupMaxSize: 0, software: true };
  const shapes = (id: string, n: number) => {
    const variant = vectorAdd.variants.find((one) => one.id === id);
    if (variant?.on !== 'gpu') throw new Error(`No GPU variant ${id}.`);
    return variant.passes({ n }, caps).map(({ shader, problem, workgroups }) => [shader, problem, workgroups[0]]);
  };

  it('leave the elements that fill no vector to a pass of their own', () => {
    expect(shapes('vec4', 3)).toEqual([['vector-add/tail.wgsl', [0, 3], 1]]);
    expect(shapes('vec4', 256)).toEqual([['vector-add/vec4.wgsl', [64], 1]]);
    expect(shapes('vec4', 262)).toEqual([
      ['vector-add/vec4.wgsl', [65], 2],
      ['vector-add/tail.wgsl', [260, 262], 1],
    ]);
  });

  it('never start more workgroups for the grid-stride loop than there is work for', () => {
    expect(shapes('grid-stride', 65)).toEqual([['vector-add/grid-stride.wgsl', [65, 2], 2]]);
    expect(shapes('grid-stride', 2 ** 26)).toEqual([['vector-add/grid-stride.wgsl', [2 ** 26, 4096], 4096]]);
  });
});

describe('cost', () => {
  it('is one addition and three numbers per element', () => {
    expect(vectorAdd.cost({ n: 5 })).toEqual({ flops: 5, bytes: 60 });
  });
});
