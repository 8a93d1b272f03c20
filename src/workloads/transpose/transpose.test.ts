import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { transpose } from './index.ts';

const side = fc.oneof(fc.constantFrom(1, 2, 3, 4, 5, 15, 16, 17, 31, 32, 33, 61), fc.integer({ min: 1, max: 70 }));
const shapes = fc.record({ n: side, m: side });

describe.each(cpuVariants(transpose))('%s', (_, variant) => {
  it('puts every number where it belongs, at any shape, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, fc.integer(), fc.constantFrom(1, 5, 16, 32), async (p, seed, portion) => {
        const inputs = transpose.generate(p, seed);
        const { t } = await runCpu(transpose, variant, p, inputs, portion);
        for (let i = 0; i < p.m; i++) {
          for (let j = 0; j < p.n; j++) expect(t[j * p.m + i]).toBe(inputs.a[i * p.n + j]);
        }
        expect(transpose.verifier(inputs, p).check({ t })).toMatchObject({ ok: true, maxError: 0 });
      }),
      { numRuns: 60 },
    );
  });

  it('moves infinities, NaN, denormals and minus zero as they are', async () => {
    const a = Float32Array.of(Infinity, -Infinity, Number.NaN, 1e-45, -0, 3e38, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    const p = { n: 5, m: 3 };
    const { t } = await runCpu(transpose, variant, p, { a });
    expect(Array.from(t)).toEqual(Array.from(a, (_, at) => a[(at % 3) * 5 + Math.floor(at / 3)]));
    expect(transpose.verifier({ a }, p).check({ t })).toMatchObject({ ok: true });
  });
});

describe('verifier', () => {
  it('rejects one wrong number, names it, and accepts its own reference', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), (p, place) => {
        const verifier = transpose.verifier(transpose.generate(p, 5), p);
        const t = Float32Array.from(verifier.reference?.t ?? []);
        expect(verifier.check({ t })).toMatchObject({ ok: true, maxError: 0, tolerance: 0, method: 'elementwise' });
        const at = place % t.length;
        t[at] = Math.fround(t[at] * (1 + 2 ** -22));
        const name = `row ${Math.floor(at / p.m)}, column ${at % p.m}`;
        expect(verifier.check({ t })).toMatchObject({ ok: false, at: name });
        expect(verifier.check({ t: t.slice(1) })).toMatchObject({ ok: false });
      }),
      { numRuns: 40 },
    );
  });

  it('tells a matrix from its transpose', () => {
    const p = { n: 12, m: 12 };
    const inputs = transpose.generate(p, 1);
    expect(transpose.verifier(inputs, p).check({ t: inputs.a })).toMatchObject({ ok: false });
  });
});

describe('cost', () => {
  it('is each number read and written once, and no arithmetic', () => {
    expect(transpose.cost({ n: 3, m: 2 })).toEqual({ flops: 0, bytes: 48 });
  });
});
