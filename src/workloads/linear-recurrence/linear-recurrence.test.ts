import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveParams } from '../../engine/case-id.ts';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { linearRecurrence } from './index.ts';

const paramsArbitrary = fc.record({
  t: fc.oneof(fc.constantFrom(1, 2, 63, 64, 65, 127, 128, 129, 200), fc.integer({ min: 1, max: 300 })),
  c: fc.constantFrom(1, 2, 3, 4, 5, 7, 8, 16, 17),
});

describe.each(cpuVariants(linearRecurrence))('%s', (id, variant) => {
  it('is right at any shape, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(paramsArbitrary, fc.integer(), fc.constantFrom(1, 5, 64, 100), async (p, seed, portion) => {
        const inputs = linearRecurrence.generate(p, seed);
        // On one thread the engine hands out all steps at once, and they need each other.
        const rows = id === 'wasm' ? p.t : portion;
        const outputs = await runCpu(linearRecurrence, variant, p, inputs, rows);
        expect(linearRecurrence.verifier(inputs, p).check(outputs)).toMatchObject({ ok: true });
      }),
      { numRuns: 60 },
    );
  });
});

describe('verifier', () => {
  const p = { t: 150, c: 3 };
  const inputs = linearRecurrence.generate(p, 7);
  const verifier = linearRecurrence.verifier(inputs, p);
  const right = () => Float32Array.from(verifier.reference?.h ?? []);

  it('accepts its own reference, sees every wrong state and names it', () => {
    expect(verifier.check({ h: right() })).toMatchObject({ ok: true });
    fc.assert(
      fc.property(fc.nat({ max: 449 }), (place) => {
        const h = right();
        h[place] += 1e-4;
        const verdict = verifier.check({ h });
        expect(verdict).toMatchObject({ ok: false, at: `step ${Math.floor(place / 3)}, channel ${place % 3}` });
      }),
    );
  });

  it('refuses chunks that begin with zero', () => {
    const h = right();
    // From the second chunk on, as if nothing had been before it.
    const { reference } = linearRecurrence.verifier(
      { z: inputs.z.slice(64 * 3), v: inputs.v.slice(64 * 3) },
      { t: 86, c: 3 },
    );
    h.set(reference?.h ?? [], 64 * 3);
    expect(verifier.check({ h }).ok).toBe(false);
  });
});

it('says what is too large', () => {
  expect(resolveParams(linearRecurrence, { t: 2 ** 20, c: 2 ** 16 })).toMatchObject({ ok: false });
});
