import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomU32 } from '../../engine/random.ts';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import type { HistogramParams } from './definition.ts';
import { histogram } from './index.ts';
import { portionsOf } from './portions.ts';

const side = fc.oneof(fc.constantFrom(1, 2, 3, 4, 5, 15, 16, 17, 31, 61), fc.integer({ min: 1, max: 90 }));
const shapes = fc.record({ size: side, height: side });

/** Random bytes, alpha included; of few colours, so that neighbours often have the same. */
function randomPicture({ size, height }: HistogramParams, seed: number): Uint8Array {
  const next = randomU32(seed);
  const mask = seed % 2 ? 0x81 : 0xff;
  return Uint8Array.from({ length: 4 * size * height }, () => next() & mask);
}

/** Bin by bin, from what the picture holds. */
const countOf = (picture: Uint8Array, value: number, channel: number) =>
  picture.reduce((count, byte, at) => count + Number(at % 4 === channel && byte === value), 0);

describe.each(cpuVariants(histogram))('%s', (_, variant) => {
  it('gets every count right at any shape, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, fc.integer(), fc.constantFrom(1, 3, 64), async (p, seed, portion) => {
        const picture = randomPicture(p, seed);
        const outputs = await runCpu(histogram, variant, p, { picture }, portion);
        expect(histogram.verifier({ picture }, p).check(outputs)).toMatchObject({ ok: true, maxError: 0 });
        const sums = [0, 0, 0, 0];
        outputs.counts.forEach((count, at) => {
          sums[at % 4] += count;
        });
        expect(sums).toEqual(Array(4).fill(p.size * p.height));
      }),
      { numRuns: 40 },
    );
  });

  it('adds up several portions, the last of which is not full', async () => {
    const p = { size: 211, height: 307 };
    expect(portionsOf(p)).toEqual({ count: 4, pixels: 2 ** 14 });
    const picture = randomPicture(p, 2);
    const outputs = await runCpu(histogram, variant, p, { picture }, 3);
    expect(histogram.verifier({ picture }, p).check(outputs)).toMatchObject({ ok: true, maxError: 0 });
  });

  it('counts a picture of one colour', async () => {
    const p = { size: 37, height: 5 };
    const picture = Uint8Array.from({ length: 4 * 37 * 5 }, (_, at) => [0, 255, 7, 255][at % 4]);
    const { counts } = await runCpu(histogram, variant, p, { picture });
    const expected = new Uint32Array(1024);
    for (const at of [0, 4 * 255 + 1, 4 * 7 + 2, 4 * 255 + 3]) expected[at] = 37 * 5;
    expect(counts).toEqual(expected);
  });
});

describe('verifier', () => {
  it('counts as its definition says', () => {
    const p = { size: 23, height: 19 };
    const picture = randomPicture(p, 4);
    const { reference } = histogram.verifier({ picture }, p);
    for (const value of [0, 1, 100, 254, 255]) {
      for (let channel = 0; channel < 4; channel++) {
        expect(reference?.counts[4 * value + channel]).toBe(countOf(picture, value, channel));
      }
    }
  });

  it('rejects one count that is off by one, and names it', () => {
    const p = { size: 40, height: 30 };
    const inputs = histogram.generate(p, 3);
    const verifier = histogram.verifier(inputs, p);
    const right = verifier.reference?.counts ?? new Uint32Array();
    for (const [at, name] of [
      [0, 'bin 0, red'],
      [4 * 100 + 1, 'bin 100, green'],
      [1023, 'bin 255, alpha'],
    ] as const) {
      const counts = Uint32Array.from(right);
      counts[at] += 1;
      expect(verifier.check({ counts })).toMatchObject({ ok: false, maxError: 1, at: name });
    }
    expect(verifier.check({ counts: right.slice(4) })).toMatchObject({ ok: false });
  });
});

describe('portions', () => {
  it('cover a picture of any size, none of them empty', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8192 }), fc.integer({ min: 1, max: 8192 }), (size, height) => {
        const { count, pixels } = portionsOf({ size, height });
        expect(count).toBeLessThanOrEqual(256);
        expect(count * pixels).toBeGreaterThanOrEqual(size * height);
        expect((count - 1) * pixels).toBeLessThan(size * height);
      }),
    );
  });
});

describe('passes', () => {
  const shapesOf = (id: string, p: HistogramParams, software: boolean) => {
    const caps = { features: [], limits: {}, subgroupMinSize: 0, subgroupMaxSize: 0, software };
    const variant = histogram.variants.find((one) => one.id === id);
    if (variant?.on !== 'gpu') throw new Error(`No GPU variant ${id}.`);
    return variant.passes(p, caps).map(({ shader, problem, workgroups }) => [shader, problem, workgroups[0]]);
  };

  it('clear first, and start no more workgroups than there is work for', () => {
    const clear = ['histogram/clear.wgsl', [], 16];
    const p = { size: 64, height: 65 };
    expect(shapesOf('global-atomics', { size: 13, height: 5 }, false)).toEqual([
      clear,
      ['histogram/global.wgsl', [65], 2],
    ]);
    expect(shapesOf('private', p, false)).toEqual([clear, ['histogram/private.wgsl', [4160, 2], 2]]);
    expect(shapesOf('private', p, true)).toEqual([clear, ['histogram/private.wgsl', [4160, 1], 1]]);
    expect(shapesOf('copies', { size: 8192, height: 8192 }, false)).toEqual([
      clear,
      ['histogram/private.wgsl', [2 ** 26, 1024], 1024],
    ]);
  });
});

describe('cost', () => {
  it('is each pixel read once and a count for each of its channels', () => {
    expect(histogram.cost({ size: 3, height: 2 })).toEqual({ flops: 0, bytes: 24 + 4096, otherOps: 24 });
  });
});
