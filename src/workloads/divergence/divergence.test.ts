import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { divergence } from './index.ts';
import { walk } from './kernels.ts';

const paramsArbitrary = fc.record({
  run: fc.constantFrom(1, 2, 3, 8, 16, 17, 32, 1024),
  n: fc.oneof(fc.constantFrom(1, 2, 15, 16, 17, 63, 64, 65), fc.integer({ min: 1, max: 150 })),
  steps: fc.constantFrom(1, 2, 3, 50),
  pattern: fc.constantFrom('runs', 'random'),
});

/** Arithmetic that nobody would call fast. */
function walkSlowly(start: number, branch: number, steps: number): number {
  const modulus = 2n ** 32n;
  let x = BigInt(start);
  for (let n = 0; n < steps; n++) {
    if (branch === 0) x = ((x ^ (x >> 16n)) * 0x7feb352dn + 0x9e3779b9n) % modulus;
    else {
      x = (x * 0x846ca68bn + 0x85ebca6bn) % modulus;
      x ^= x >> 15n;
    }
  }
  return Number(x);
}

describe.each(cpuVariants(divergence))('%s', (_, variant) => {
  it('gets every bit right for any pattern and length, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(paramsArbitrary, fc.integer(), fc.constantFrom(1, 5, 16, 37), async (p, seed, portion) => {
        const inputs = divergence.generate(p, seed);
        const { end } = await runCpu(divergence, variant, p, inputs, portion);
        const expected = Array.from(inputs.start, (start, i) => walkSlowly(start, inputs.branch[i], p.steps));
        expect(Array.from(end)).toEqual(expected);
        expect(divergence.verifier(inputs, p).check({ end })).toMatchObject({ ok: true, maxError: 0 });
      }),
      { numRuns: 50 },
    );
  });
});

describe('verifier', () => {
  it('rejects one wrong bit, names the element, and accepts its own reference', () => {
    fc.assert(
      fc.property(paramsArbitrary, fc.nat(), fc.nat({ max: 31 }), (p, place, bit) => {
        const verifier = divergence.verifier(divergence.generate(p, 5), p);
        const end = Uint32Array.from(verifier.reference?.end ?? []);
        expect(verifier.check({ end })).toMatchObject({ ok: true, maxError: 0, tolerance: 0 });
        const at = place % p.n;
        end[at] ^= 1 << bit;
        expect(verifier.check({ end })).toMatchObject({ ok: false, at: `element ${at}` });
        expect(verifier.check({ end: end.slice(1) })).toMatchObject({ ok: false });
      }),
      { numRuns: 40 },
    );
  });

  it('sees lanes at which all elements but the last are wrong, where it samples', () => {
    // As many elements as are checked lie 16 apart.
    const p = { run: 1, n: 16 * Math.floor(0.15e9 / 4096), steps: 4096, pattern: 'runs' };
    const { start, branch } = divergence.generate(p, 1);
    const end = new Uint32Array(p.n);
    for (let i = 0; i < p.n; i += 16) end[i] = walk(start[i], branch[i], p.steps);
    end[p.n - 1] = walk(start[p.n - 1], branch[p.n - 1], p.steps);
    expect(divergence.verifier({ start, branch }, p).check({ end })).toMatchObject({ ok: false });
  });

  it('samples where all elements would take long, the last among them', () => {
    const p = { run: 1, n: 2 ** 17, steps: 4096, pattern: 'runs' };
    const inputs = divergence.generate(p, 1);
    const verifier = divergence.verifier(inputs, p);
    expect(verifier.reference).toBeUndefined();
    expect(verifier.check({ end: new Uint32Array(p.n) })).toMatchObject({ ok: false, at: expect.any(String) });
  });
});

describe('generate', () => {
  it('gives each branch as many elements, in whatever order', () => {
    const ones = (p: { run: number; pattern: string }) =>
      Array.from(divergence.generate({ ...p, n: 4096, steps: 1 }, 3).branch).filter((branch) => branch === 1).length;
    for (const run of [1, 32, 64, 2048]) {
      expect(ones({ run, pattern: 'runs' })).toBe(2048);
      expect(ones({ run, pattern: 'random' })).toBe(2048);
    }
    expect(ones({ run: 4096, pattern: 'runs' })).toBe(0);
  });

  it('shuffles by the seed', () => {
    const p = { run: 1, n: 256, steps: 1, pattern: 'random' };
    expect(divergence.generate(p, 1)).toEqual(divergence.generate(p, 1));
    expect(divergence.generate(p, 1).branch).not.toEqual(divergence.generate(p, 2).branch);
    expect(divergence.generate({ ...p, pattern: 'runs' }, 1).branch.slice(0, 4)).toEqual(Uint32Array.of(0, 1, 0, 1));
  });
});

describe('cost', () => {
  it('is four operations per step, twice as many where both branches are walked, and three numbers per element', () => {
    const p = { run: 1, n: 5, steps: 3, pattern: 'runs' };
    expect(divergence.cost(p)).toEqual({ flops: 0, bytes: 60, otherOps: 60 });
    const both = divergence.variants.find(({ id }) => id === 'both');
    expect(both?.cost?.(p)).toEqual({ flops: 0, bytes: 60, otherOps: 120 });
  });
});
