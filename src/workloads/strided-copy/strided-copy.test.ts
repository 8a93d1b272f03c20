import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveParams } from '../../engine/case-id.ts';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { stridedCopy } from './index.ts';

const paramsArbitrary = fc.record({
  stride: fc.oneof(fc.constantFrom(1, 2, 3, 4, 7, 16, 33, 64), fc.integer({ min: 1, max: 64 })),
  count: fc.oneof(fc.constantFrom(1, 2, 3, 4, 5, 63, 64, 65, 127), fc.integer({ min: 1, max: 200 })),
});

describe.each(cpuVariants(stridedCopy))('%s', (_, variant) => {
  it('copies the right numbers, at any stride, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(paramsArbitrary, fc.integer(), fc.constantFrom(1, 5, 16, 50), async (p, seed, portion) => {
        const inputs = stridedCopy.generate(p, seed);
        const { copied } = await runCpu(stridedCopy, variant, p, inputs, portion);
        expect(copied).toEqual(inputs.source.filter((_number, at) => at % p.stride === 0));
        expect(stridedCopy.verifier(inputs, p).check({ copied })).toMatchObject({ ok: true, maxError: 0 });
      }),
      { numRuns: 60 },
    );
  });

  it('copies infinities, NaN, denormals and minus zero as they are', async () => {
    const source = Float32Array.of(Infinity, 1, -Infinity, 2, Number.NaN, 3, 1e-45, 4, -0, 5, 3e38, 6);
    const p = { stride: 2, count: 6 };
    const { copied } = await runCpu(stridedCopy, variant, p, { source });
    expect(Array.from(copied)).toEqual([Infinity, -Infinity, Number.NaN, source[6], -0, source[10]]);
    expect(stridedCopy.verifier({ source }, p).check({ copied })).toMatchObject({ ok: true });
  });
});

describe('verifier', () => {
  it('rejects one wrong number, names it, and accepts its own reference', () => {
    fc.assert(
      fc.property(paramsArbitrary, fc.nat(), (p, place) => {
        const verifier = stridedCopy.verifier(stridedCopy.generate(p, 5), p);
        const copied = Float32Array.from(verifier.reference?.copied ?? []);
        expect(verifier.check({ copied })).toMatchObject({ ok: true, maxError: 0, tolerance: 0 });
        const at = place % p.count;
        copied[at] = Math.fround(copied[at] * (1 + 2 ** -22));
        expect(verifier.check({ copied })).toMatchObject({ ok: false, at: `element ${at}` });
        expect(verifier.check({ copied: copied.slice(1) })).toMatchObject({ ok: false });
      }),
      { numRuns: 40 },
    );
  });
});

describe('definition', () => {
  it('refuses a source beyond 1 GiB and says what to do', () => {
    expect(resolveParams(stridedCopy, { stride: 16, count: 2 ** 24 })).toMatchObject({ ok: true });
    const refused = resolveParams(stridedCopy, { stride: 17, count: 2 ** 24 });
    expect(refused).toMatchObject({ ok: false, problem: { en: expect.stringContaining('smaller stride') } });
  });

  it('counts what is of use, whatever the stride', () => {
    expect(stridedCopy.cost({ stride: 1, count: 100 })).toEqual(stridedCopy.cost({ stride: 64, count: 100 }));
  });
});
