import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TensorData } from '../../engine/contract.ts';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import type { MatvecParams } from './definition.ts';
import { matvec } from './index.ts';

const side = fc.oneof(fc.constantFrom(1, 2, 3, 15, 16, 17, 31, 32, 33, 61), fc.integer({ min: 1, max: 70 }));
const shapes: fc.Arbitrary<MatvecParams> = fc.record({
  rows: side,
  cols: side,
  b: fc.oneof(fc.constantFrom(1, 2, 3, 4, 5, 7, 8), fc.integer({ min: 1, max: 64 })),
  weights: fc.constantFrom('f32', 'f16', 'i8'),
});

/** As IEEE 754 says; read byte by byte, as the header of weights.ts says, and by no code of ours. */
function weightOf(weights: TensorData, row: number, k: number, p: MatvecParams): number {
  const words = weights.length / p.rows;
  const bytes = new DataView(weights.buffer, 4 * words * row);
  if (p.weights === 'f32') return bytes.getFloat32(4 * k, true);
  if (p.weights === 'i8') return bytes.getFloat32(0, true) * bytes.getInt8(16 + k);
  const half = bytes.getUint16(2 * k, true);
  const exponent = (half >> 10) & 31;
  const fraction = (half & 1023) / 1024;
  const size = exponent ? 2 ** (exponent - 15) * (1 + fraction) : 2 ** -14 * fraction;
  return half >> 15 ? -size : size;
}

describe.each(cpuVariants(matvec))('%s', (_, variant) => {
  it('multiplies any shape in every format of weights, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, fc.integer(), fc.constantFrom(1, 2, 5, 32), async (p, seed, portion) => {
        const inputs = matvec.generate(p, seed);
        const outputs = await runCpu(matvec, variant, p, inputs, portion);
        expect(matvec.verifier(inputs, p).check(outputs)).toMatchObject({ ok: true });
      }),
      { numRuns: 60 },
    );
  });
});

describe('weights', () => {
  it('are the nearest of their format to numbers in [-1, 1), and zero beyond the end of a row', () => {
    fc.assert(
      fc.property(shapes, fc.integer(), (p, seed) => {
        const exact = matvec.generate({ ...p, weights: 'f32' }, seed).weights;
        const rounded = matvec.generate(p, seed).weights;
        const pitch = exact.length / p.rows;
        for (let row = 0; row < p.rows; row++) {
          const line = Array.from(exact.subarray(row * pitch, (row + 1) * pitch));
          const most = Math.max(...line.map(Math.abs));
          const allowed = {
            f32: () => 0,
            f16: (value: number) => Math.max(2 ** -11 * Math.abs(value), 2 ** -14),
            // Half a step, and what the scale has lost.
            i8: () => (most / 254) * 1.01,
          }[p.weights];
          const off = line.filter((value, k) => {
            const error = Math.abs(weightOf(rounded, row, k, p) - value);
            return !(error <= (k < p.cols ? allowed(value) : 0));
          });
          expect(off).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are exact in f32, so that the reference is theirs and of no others', () => {
    fc.assert(
      fc.property(shapes, fc.integer(), (p, seed) => {
        const inputs = matvec.generate(p, seed);
        const y = matvec.verifier(inputs, p).reference?.y ?? [];
        const pitch = inputs.x.length / p.b;
        let exact = true;
        for (let row = 0; row < p.rows; row++) {
          for (let column = 0; column < p.b; column++) {
            let sum = 0;
            for (let k = 0; k < p.cols; k++) {
              const weight = weightOf(inputs.weights, row, k, p);
              exact &&= Math.fround(weight) === weight;
              sum += weight * inputs.x[column * pitch + k];
            }
            expect(y[row * p.b + column]).toBeCloseTo(sum, 5);
          }
        }
        expect(exact).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

describe('verifier', () => {
  it('refuses the product with weights of another format, and with columns in another order', async () => {
    const [, js] = cpuVariants(matvec)[0];
    for (const weights of ['f32', 'f16', 'i8'] as const) {
      const p = { rows: 40, cols: 200, b: 2, weights };
      const inputs = matvec.generate(p, 3);
      const verifier = matvec.verifier(inputs, p);
      for (const other of ['f32', 'f16', 'i8'] as const) {
        const q = { ...p, weights: other };
        const { y } = await runCpu(matvec, js, q, matvec.generate(q, 3));
        expect(verifier.check({ y }).ok).toBe(other === weights);
      }
      const { y } = await runCpu(matvec, js, p, inputs);
      expect(verifier.check({ y: y.map((_, at) => y[at ^ 1]) })).toMatchObject({ ok: false });
    }
  });

  it('sees one wrong element of a product that is too large to check each', async () => {
    const p = { rows: 1100, cols: 2300, b: 64, weights: 'i8' } as const;
    const inputs = matvec.generate(p, 3);
    const verifier = matvec.verifier(inputs, p);
    const threads = cpuVariants(matvec).find(([id]) => id === 'wasm');
    if (!threads) throw new Error('There is no variant wasm.');
    const { y } = await runCpu(matvec, threads[1], p, inputs, 1100);
    expect(verifier.check({ y })).toMatchObject({ ok: true, method: 'freivalds' });
    y[64 * 777 + 13] += 0.25;
    expect(verifier.check({ y })).toMatchObject({ ok: false, at: 'row 777, column 13' });
  });
});

describe('cost', () => {
  it('counts each weight once, whatever its format', () => {
    const p = { rows: 3, cols: 8, b: 2, weights: 'f32' } as const;
    // 24 weights, two columns of 8, and 6 results.
    expect(matvec.cost(p)).toMatchObject({ flops: 96, bytes: 4 * 24 + 4 * 16 + 4 * 6 });
    expect(matvec.cost({ ...p, weights: 'f16' }).bytes).toBe(2 * 24 + 4 * 22);
    // A scale for each row.
    expect(matvec.cost({ ...p, weights: 'i8' }).bytes).toBe(24 + 3 * 4 + 4 * 22);
  });

  it('is memory’s where weights are used seldom', () => {
    const p = { rows: 64, cols: 64, b: 1, weights: 'f32' } as const;
    expect(matvec.boundBy(p)).toBe('memory');
    expect(matvec.boundBy({ ...p, b: 31 })).toBe('memory');
    expect(matvec.boundBy({ ...p, b: 64 })).toBe('arithmetic');
    expect(matvec.boundBy({ ...p, b: 8, weights: 'i8' })).toBe('arithmetic');
  });
});
