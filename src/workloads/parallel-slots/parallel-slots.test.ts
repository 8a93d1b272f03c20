import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveParams } from '../../engine/case-id.ts';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { parallelSlots } from './index.ts';
import { work } from './kernels.ts';

const paramsArbitrary = fc.record({ groups: fc.constantFrom(1, 2, 3, 4, 7, 13), steps: fc.constantFrom(1, 2, 3, 40) });

/** Arithmetic that nobody would call fast. */
function workSlowly(start: number, steps: number): number {
  let x = BigInt(start);
  for (let n = 0; n < steps; n++) x = ((x ^ (x >> 16n)) * 0x7feb352dn + 0x9e3779b9n) % 2n ** 32n;
  return Number(x);
}

describe.each(cpuVariants(parallelSlots))('%s', (_, variant) => {
  it('gets every bit right for any number of workgroups, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(paramsArbitrary, fc.integer(), fc.constantFrom(1, 2, 5), async (p, seed, portion) => {
        const inputs = parallelSlots.generate(p, seed);
        const { end } = await runCpu(parallelSlots, variant, p, inputs, portion);
        expect(Array.from(end)).toEqual(Array.from(inputs.start, (start) => workSlowly(start, p.steps)));
        expect(parallelSlots.verifier(inputs, p).check({ end })).toMatchObject({ ok: true, maxError: 0 });
      }),
      { numRuns: 30 },
    );
  });
});

describe('verifier', () => {
  it('rejects one wrong bit, names its place, and accepts its own reference', () => {
    fc.assert(
      fc.property(paramsArbitrary, fc.nat(), fc.nat({ max: 31 }), (p, place, bit) => {
        const verifier = parallelSlots.verifier(parallelSlots.generate(p, 5), p);
        const end = Uint32Array.from(verifier.reference?.end ?? []);
        expect(verifier.check({ end })).toMatchObject({ ok: true, maxError: 0, tolerance: 0 });
        const at = place % end.length;
        end[at] ^= 1 << bit;
        const name = `workgroup ${Math.floor(at / 64)}, invocation ${at % 64}`;
        expect(verifier.check({ end })).toMatchObject({ ok: false, at: name });
        expect(verifier.check({ end: end.slice(1) })).toMatchObject({ ok: false });
      }),
      { numRuns: 40 },
    );
  });

  it('sees lanes at which all invocations but the last are wrong, where it samples', () => {
    // As many invocations as are checked lie 16 apart.
    const p = { groups: Math.floor(0.15e9 / 65536) / 4, steps: 65536 };
    const { start } = parallelSlots.generate(p, 1);
    const end = new Uint32Array(64 * p.groups);
    for (let i = 0; i < end.length; i += 16) end[i] = work(start[i], p.steps);
    end[end.length - 1] = work(start[end.length - 1], p.steps);
    expect(parallelSlots.verifier({ start }, p).check({ end })).toMatchObject({ ok: false });
  });

  it('samples where all invocations would take long', () => {
    const p = { groups: 256, steps: 65536 };
    const inputs = parallelSlots.generate(p, 1);
    const verifier = parallelSlots.verifier(inputs, p);
    expect(verifier.reference).toBeUndefined();
    expect(verifier.check({ end: inputs.start })).toMatchObject({ ok: false, at: expect.any(String) });
  });
});

describe('definition', () => {
  it('counts four integer operations per step, no floating-point ones, and a number in and out', () => {
    expect(parallelSlots.cost({ groups: 2, steps: 5 })).toEqual({ flops: 0, bytes: 1024, otherOps: 2560 });
  });

  it('refuses what would take minutes', () => {
    expect(resolveParams(parallelSlots, { groups: 1024, steps: 65536 })).toMatchObject({ ok: true });
    expect(resolveParams(parallelSlots, { groups: 1025, steps: 65536 })).toMatchObject({ ok: false });
  });
});
