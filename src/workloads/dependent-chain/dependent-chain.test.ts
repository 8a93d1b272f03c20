import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveParams } from '../../engine/case-id.ts';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { dependentChain } from './index.ts';
import { follow } from './kernels.ts';

const paramsArbitrary = fc.record({
  chains: fc.oneof(fc.constantFrom(1, 2, 3, 4, 5, 15, 16, 17, 63, 64, 65), fc.integer({ min: 1, max: 150 })),
  steps: fc.constantFrom(1, 2, 3, 31, 100),
});

/** Arithmetic that nobody would call fast. */
function followSlowly(start: number, steps: number): number {
  let x = BigInt(start);
  for (let n = 0; n < steps; n++) x = ((x ^ (x >> 16n)) * 0x7feb352dn + 0x9e3779b9n) % 2n ** 32n;
  return Number(x);
}

describe.each(cpuVariants(dependentChain))('%s', (_, variant) => {
  it('gets every bit right for any number of chains, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(paramsArbitrary, fc.integer(), fc.constantFrom(1, 5, 16, 37), async (p, seed, portion) => {
        const inputs = dependentChain.generate(p, seed);
        const { end } = await runCpu(dependentChain, variant, p, inputs, portion);
        expect(Array.from(end)).toEqual(Array.from(inputs.start, (start) => followSlowly(start, p.steps)));
        expect(dependentChain.verifier(inputs, p).check({ end })).toMatchObject({ ok: true, maxError: 0 });
      }),
      { numRuns: 50 },
    );
  });
});

describe('verifier', () => {
  it('rejects one wrong bit, names the chain, and accepts its own reference', () => {
    fc.assert(
      fc.property(paramsArbitrary, fc.nat(), fc.nat({ max: 31 }), (p, place, bit) => {
        const verifier = dependentChain.verifier(dependentChain.generate(p, 5), p);
        const end = Uint32Array.from(verifier.reference?.end ?? []);
        expect(verifier.check({ end })).toMatchObject({ ok: true, maxError: 0, tolerance: 0 });
        const at = place % p.chains;
        end[at] ^= 1 << bit;
        expect(verifier.check({ end })).toMatchObject({ ok: false, at: `chain ${at}` });
        expect(verifier.check({ end: end.slice(1) })).toMatchObject({ ok: false });
      }),
      { numRuns: 40 },
    );
  });

  it('sees lanes at which all chains but the last are wrong, where it samples', () => {
    // As many chains as are checked lie 16 apart.
    const p = { chains: 16 * Math.floor(0.15e9 / 65536), steps: 65536 };
    const { start } = dependentChain.generate(p, 1);
    const end = new Uint32Array(p.chains);
    for (let i = 0; i < p.chains; i += 16) end[i] = follow(start[i], p.steps);
    end[p.chains - 1] = follow(start[p.chains - 1], p.steps);
    expect(dependentChain.verifier({ start }, p).check({ end })).toMatchObject({ ok: false });
  });

  it('samples where all chains would take long, the first and the last among them', () => {
    const p = { chains: 256, steps: 2 ** 20 };
    const inputs = dependentChain.generate(p, 1);
    const verifier = dependentChain.verifier(inputs, p);
    expect(verifier.reference).toBeUndefined();
    expect(verifier.check({ end: new Uint32Array(256) })).toMatchObject({ ok: false, at: 'chain 0' });
    const end = new Uint32Array(256);
    for (let chain = 0; chain < 255; chain++) end[chain] = follow(inputs.start[chain], p.steps);
    expect(verifier.check({ end })).toMatchObject({ ok: false, at: 'chain 255' });
  });
});

describe('definition', () => {
  it('counts four integer operations per step, no floating-point ones, and a number in and out', () => {
    expect(dependentChain.cost({ chains: 3, steps: 5 })).toEqual({ flops: 0, bytes: 24, otherOps: 60 });
  });

  it('refuses what would take minutes', () => {
    expect(resolveParams(dependentChain, { chains: 4096, steps: 2 ** 20 })).toMatchObject({ ok: true });
    expect(resolveParams(dependentChain, { chains: 4097, steps: 2 ** 20 })).toMatchObject({ ok: false });
  });
});
