import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseOf, formatCase, resolveParams } from '../../engine/case-id.ts';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { type ConvLayerParams, generate, shapeOf } from './definition.ts';
import { convLayer } from './index.ts';
import { LAYERS } from './layers.ts';
import { channelsFirst, channelsLast } from './peers/problem.ts';

/** Ones, primes, and sides around every block of 2, 4, 6 and 8. */
const shapes: fc.Arbitrary<ConvLayerParams> = fc
  .record({
    n: fc.constantFrom(1, 2, 3),
    w: fc.integer({ min: 1, max: 17 }),
    h: fc.integer({ min: 1, max: 13 }),
    inGroup: fc.constantFrom(1, 2, 3, 4, 5, 7, 8, 11),
    outGroup: fc.constantFrom(1, 2, 3, 4, 5, 7, 8, 9, 13, 16),
    k: fc.constantFrom(1, 2, 3, 5, 7),
    stride: fc.constantFrom(1, 2, 3, 4),
    pad: fc.constantFrom(0, 1, 2, 3),
    groups: fc.constantFrom(1, 1, 2, 3),
  })
  .map(({ inGroup, outGroup, ...rest }) => ({
    ...rest,
    layer: '1',
    in: inGroup * rest.groups,
    out: outGroup * rest.groups,
  }))
  .filter((p) => !convLayer.invalid?.(p));

describe.each(cpuVariants(convLayer))('%s', (_, variant) => {
  test('agrees with float64 at any shape, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, fc.integer(), fc.constantFrom(1, 5, 6, 12, 48), async (p, seed, portion) => {
        const inputs = generate(p, seed);
        const outputs = await runCpu(convLayer, variant, p, inputs, portion);
        expect(convLayer.verifier(inputs, p).check(outputs)).toMatchObject({ ok: true });
      }),
      { numRuns: 60 },
    );
  });
});

describe('layouts of the libraries', () => {
  test('channels first and back is what it was', () => {
    fc.assert(
      fc.property(shapes, fc.integer(), (p, seed) => {
        const inputs = generate(p, seed);
        const { outHeight, outWidth, inGroup } = shapeOf(p);
        const [pictures, filters] = channelsFirst.inputs(inputs, p);
        expect(pictures.shape).toEqual([p.n, p.in, p.h, p.w]);
        expect(filters.shape).toEqual([p.out, inGroup, p.k, p.k]);
        // The last tap of the last channel of the last filter, and its neighbour in the row, where it has one.
        expect(filters.data.at(-1)).toBe(inputs.weights.at(-1));
        if (p.k > 1) expect(filters.data.at(-2)).toBe(inputs.weights.at(-1 - inGroup * p.out));
        expect(pictures.data.at(-1)).toBe(inputs.input.at(-1));
        if (p.w > 1) expect(pictures.data.at(-2)).toBe(inputs.input.at(-1 - p.in));
        const output = Float32Array.from({ length: shapeOf(p).pixels * p.out }, (_, at) => at);
        const planes = new Float32Array(output.length);
        for (const [at, value] of output.entries()) {
          const pixel = Math.floor(at / p.out) % (outHeight * outWidth);
          const picture = Math.floor(at / p.out / (outHeight * outWidth));
          planes[(picture * p.out + (at % p.out)) * outHeight * outWidth + pixel] = value;
        }
        expect(channelsFirst.outputs(planes, p)).toEqual({ output });
        expect(channelsLast.outputs(output, p)).toEqual({ output });
      }),
      { numRuns: 40 },
    );
  });
});

describe('definition', () => {
  const resolve = (given: Record<string, string | number>) => {
    const resolved = resolveParams(convLayer, given);
    if (!resolved.ok) throw new Error(resolved.problem.en);
    return resolved.params as ConvLayerParams;
  };

  test('a named layer has the sides of AlexNet, and a case names it', () => {
    expect(LAYERS[1]).toMatchObject({ w: 227, in: 3, out: 96, k: 11, stride: 4 });
    const sides = Object.keys(LAYERS).map((layer) => shapeOf(resolve({ layer })).outWidth);
    expect(sides).toEqual([55, 27, 13, 13, 13]);
    const printed = (given: Record<string, string | number>) =>
      formatCase(caseOf(convLayer, 'direct', resolve(given)), convLayer.params);
    expect(printed({})).toBe('conv-layer@1:direct:n=1');
    expect(printed({ layer: '2', n: 8 })).toBe('conv-layer@1:direct:n=8,layer=2');
    expect(printed({ layer: '3', out: 96 })).toBe('conv-layer@1:direct:n=1,layer=3,out=96');
  });

  test.each([
    [{ groups: 2 }, 'groups'],
    [{ pad: 3, k: 3 }, 'padding'],
    [{ w: 9, h: 300 }, 'larger'],
    [{ n: 1024, w: 1024 }, 'too large'],
  ])('%o do not go together, and why is said', (given, word) => {
    const resolved = resolveParams(convLayer, given);
    expect(resolved.ok ? null : resolved.problem.en).toContain(word);
  });

  test('inputs are within what is said of them, and sums of any length about 1/3', () => {
    const p = resolve({ layer: '3', w: 5, out: 32 });
    const { input, weights } = generate(p, 3);
    const bound = 1 / Math.sqrt(shapeOf(p).products);
    expect(Math.max(...input.map(Math.abs))).toBeLessThanOrEqual(1);
    expect(Math.max(...weights.map(Math.abs))).toBeLessThanOrEqual(bound * (1 + 2 ** -23));
    const output = Array.from(convLayer.verifier({ input, weights }, p).reference?.output ?? []);
    const mean = Math.sqrt(output.reduce((sum, value) => sum + value * value, 0) / output.length);
    expect(mean).toBeGreaterThan(0.2);
    expect(mean).toBeLessThan(0.5);
  });
});
