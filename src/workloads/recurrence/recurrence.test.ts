import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveParams } from '../../engine/case-id.ts';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { recurrence } from './index.ts';

const paramsArbitrary = fc.record({
  t: fc.constantFrom(1, 2, 3, 17),
  d: fc.oneof(fc.constantFrom(1, 3, 4, 5, 31, 32, 33, 37, 64), fc.integer({ min: 1, max: 70 })),
  b: fc.constantFrom(1, 2, 3, 4, 5, 9),
});

describe.each(cpuVariants(recurrence))('%s', (_, variant) => {
  it('is right at any shape, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(paramsArbitrary, fc.integer(), fc.constantFrom(1, 2, 4, 7), async (p, seed, portion) => {
        const inputs = recurrence.generate(p, seed);
        const outputs = await runCpu(recurrence, variant, p, inputs, portion);
        expect(recurrence.verifier(inputs, p).check(outputs)).toMatchObject({ ok: true });
      }),
      { numRuns: 40 },
    );
  });
});

describe('verifier', () => {
  const p = { t: 20, d: 24, b: 2 };
  const inputs = recurrence.generate(p, 7);
  const verifier = recurrence.verifier(inputs, p);
  const right = () => Float32Array.from(verifier.reference?.h ?? []);

  it('accepts its own reference, rounded', () => {
    expect(verifier.check({ h: right() })).toMatchObject({ ok: true });
  });

  it('sees every single state that does not follow from the one before it, and names it', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 * 20 * 24 - 1 }), (place) => {
        const h = right();
        h[place] += 1e-4;
        const verdict = verifier.check({ h });
        expect(verdict.ok).toBe(false);
        expect(verdict.at).toMatch(/^sequence \d, step \d+, element \d+$/);
      }),
    );
  });

  it('refuses who forgets the state, skips a step or hears no input', () => {
    const changes: readonly (readonly [string, Float32Array])[] = [
      ['w', new Float32Array(p.d * p.d)],
      ['u', new Float32Array(p.d * p.d)],
    ];
    for (const [name, zeros] of changes) {
      const { reference } = recurrence.verifier({ ...inputs, [name]: zeros }, p);
      expect(verifier.check({ h: reference?.h ?? right() }).ok).toBe(false);
    }
    const skipped = right();
    skipped.copyWithin(10 * p.d, 9 * p.d, 10 * p.d);
    expect(verifier.check({ h: skipped }).ok).toBe(false);
  });

  it('refuses weights that were rounded to 16 bits', () => {
    const wide = { t: 4, d: 256, b: 1 };
    const exact = recurrence.generate(wide, 3);
    // 11 bits of significand.
    const rounded = exact.w.map((value: number) => {
      const scale = 2 ** (Math.floor(Math.log2(Math.abs(value) || 1)) - 10);
      return Math.round(value / scale) * scale;
    });
    const { reference } = recurrence.verifier({ ...exact, w: rounded as Float32Array }, wide);
    expect(recurrence.verifier(exact, wide).check({ h: reference?.h ?? right() }).ok).toBe(false);
  });
});

it('says what is too much work to check', () => {
  expect(resolveParams(recurrence, { t: 4096, d: 1024, b: 1024 })).toMatchObject({ ok: false });
  expect(resolveParams(recurrence, { t: 1024, d: 512 })).toMatchObject({ ok: true });
});
