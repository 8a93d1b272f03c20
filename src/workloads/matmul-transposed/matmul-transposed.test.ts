import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiplyTextbook } from '../matmul/kernels.ts';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { matmulTransposed } from './index.ts';

const side = fc.oneof(fc.constantFrom(1, 3, 4, 8, 16, 17), fc.integer({ min: 1, max: 40 }));
const sizes = fc.record({ n: side, m: side, k: fc.oneof(side, fc.constant(300)) });

describe.each(cpuVariants(matmulTransposed))('%s', (_, variant) => {
  it('agrees with float64 for any shape', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer(), fc.constantFrom(1, 3, 12), async (p, seed, portion) => {
        const inputs = matmulTransposed.generate(p, seed);
        const outputs = await runCpu(matmulTransposed, variant, p, inputs, portion);
        expect(matmulTransposed.verifier(inputs, p).check(outputs)).toMatchObject({ ok: true });
      }),
      { numRuns: 40 },
    );
  });
});

describe('verifier', () => {
  it('takes the rows of B for columns, and refuses a product that does not', () => {
    const p = { n: 20, m: 12, k: 20 };
    const { a, b } = matmulTransposed.generate(p, 3);
    const usual = new Float32Array(20 * 20).map((_, at) => b[(at % 20) * 20 + Math.floor(at / 20)]);
    const right = { c: new Float32Array(12 * 20) };
    multiplyTextbook({ a, b: usual, ...right }, p);
    const verifier = matmulTransposed.verifier({ a, b }, p);
    expect(verifier.check(right)).toMatchObject({ ok: true });
    const wrong = { c: new Float32Array(12 * 20) };
    multiplyTextbook({ a, b, ...wrong }, p);
    expect(verifier.check(wrong)).toMatchObject({ ok: false });
  });
});
