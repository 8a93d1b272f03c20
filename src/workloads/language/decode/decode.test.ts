import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveParams } from '../../../engine/case-id.ts';
import type { Tensors } from '../../../engine/contract.ts';
import { bytesOf } from '../../../engine/sizes.ts';
import { cpuVariants, runCpu } from '../../testing/cpu.ts';
import { toHalf } from '../../testing/precision.ts';
import { boundBy, cost } from '../cost.ts';
import { generate, tensors } from '../definition.ts';
import { language } from '../index.ts';
import { type LanguageParams, parameterCount, parametersOf } from '../layout.ts';
import { promptVerifier } from '../prompt-proof.ts';
import { verifier } from '../reference.ts';
import { MANY, shapesOf, smallOf } from '../testing/shapes.ts';
import { cacheIsRead } from './cache.ts';
import { pack, unpack } from './packing.ts';

const shapes = shapesOf('decode', MANY);
const SMALL = smallOf('decode', 3);

/** Matrices of which memory holds several pieces, in shapes that divide none of them. */
const WIDE: LanguageParams = { ...SMALL, width: 236, heads: 1, layers: 1, t: 5 };

describe.each(cpuVariants(language))('%s', (_, variant) => {
  const reads = (p: LanguageParams) => !variant.unsupported?.(p);

  it('gives one more token at any shape, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, fc.integer(), fc.constantFrom(1, 3, 7, 1000), async (given, seed, portion) => {
        const p = reads(given) ? given : { ...given, bits: '32' as const };
        const inputs = generate(p, seed);
        const after = await runCpu(language, variant, p, inputs, portion);
        expect(verifier(inputs, p).check(after)).toMatchObject({ ok: true });
      }),
      { numRuns: 30 },
    );
  });

  it.each(['32', '16', '8'] as const)('shares large matrices of %s bits', async (bits) => {
    const p = { ...WIDE, bits };
    if (!reads(p)) return expect(variant.on).not.toBe('wasm');
    const inputs = generate(p, 3);
    expect(verifier(inputs, p).check(await runCpu(language, variant, p, inputs, 2))).toMatchObject({ ok: true });
  });
});

describe('what is known', () => {
  it('is what a prompt of all tokens leaves, and what follows is what follows it', () => {
    const inputs = generate(SMALL, 5);
    const { reference } = verifier(inputs, SMALL);
    const { logits, added } = reference as Tensors;
    const prompt = { ...SMALL, task: 'prefill' } as const;
    const row = 2 * SMALL.width;
    const cache = inputs.cache.slice();
    for (let at = 0; at < SMALL.b * SMALL.layers; at++) {
      cache.set(added.subarray(at * row, (at + 1) * row), (at * SMALL.t + SMALL.t - 1) * row);
    }
    expect(promptVerifier(inputs, prompt).check({ logits, cache })).toMatchObject({ ok: true });
  });

  it('is random where reading it would take long, and where all fits nothing is refused', () => {
    const of = (given: Record<string, string | number>) => {
      const resolved = resolveParams(language, { task: 'decode', ...given });
      if (!resolved.ok) throw new Error(resolved.problem.en);
      return resolved.params as LanguageParams;
    };
    expect(cacheIsRead(of({ b: 64 }))).toBe(true);
    expect(cacheIsRead(of({ shape: '128-4-4-128', b: 1 }))).toBe(true);
    expect(cacheIsRead(of({ shape: '256-6-8-256' }))).toBe(false);
    const large = of({ shape: '768-12-12-1024' });
    expect(parameterCount(large)).toBe(124_439_808);
    expect(cacheIsRead(large)).toBe(false);
    const sizes = (['32', '16', '8'] as const).map((bits) => cost({ ...large, bits }).bytes);
    expect(sizes[0] / 2 ** 20).toBeCloseTo(544, 0);
    expect((sizes[0] - sizes[1]) / (sizes[1] - sizes[2])).toBeCloseTo(2, 1);
    expect(resolveParams(language, { ...large, b: 16 })).toMatchObject({ ok: false });
  });
});

it('waits for memory, unless caches hold the model or most of what is read is weights that enough sequences share', () => {
  const of = (given: Record<string, string | number>) => {
    const resolved = resolveParams(language, { task: 'decode', ...given });
    if (!resolved.ok) throw new Error(resolved.problem.en);
    return boundBy(resolved.params as LanguageParams);
  };
  const large = { shape: '256-6-8-256', t: 32 };
  expect(of({ ...large, b: 1 })).toBe('memory');
  expect(of({ ...large, b: 1, bits: '8' })).toBe('memory');
  expect(of({ ...large, b: 64 })).toBe('memory');
  expect(of({ ...large, b: 64, t: 8 })).toBe('arithmetic');
  expect(of({ shape: '768-12-12-1024' })).toBe('memory');
  expect(of({ b: 1 })).toBe('arithmetic');
  expect(of({ task: 'prefill', shape: '256-6-8-256' })).toBe('arithmetic');
});

describe('weights of fewer bits', () => {
  const { bits: _, ...rest } = SMALL;

  it.each(['16', '8'] as const)('of %s are near what they were, and products with their scale are exact', (bits) => {
    const p = { ...rest, bits };
    const given = generate({ ...rest, bits: '32' }, 4).weights as Float32Array<ArrayBuffer>;
    const packed = pack(given.slice(), p);
    const values = unpack(packed, p);
    expect(bytesOf({ weights: tensors(p).inputs.weights })).toBeLessThan((given.byteLength * Number(bits)) / 32 + 16);
    let worst = 0;
    for (const [at, value] of values.entries()) worst = Math.max(worst, Math.abs(value - given[at]));
    expect(worst).toBeLessThan(bits === '16' ? 2 ** -8 : 0.006);
    expect(worst).toBeGreaterThan(0);
    if (bits === '16') return expect(unpack(pack(values as Float32Array<ArrayBuffer>, p), p)).toEqual(values);
    const bytes = new Int8Array(packed.weights.buffer);
    expect(Math.max(...bytes.subarray(0, values.length))).toBe(127);
    const halved = { ...packed, scales: packed.scales.map((scale) => scale / 2) };
    expect(unpack(halved, p)).toEqual(values.map((value) => value / 2));
  });
});

describe('verifier', () => {
  const inputs = generate(SMALL, 7);
  const verify = verifier(inputs, SMALL);
  const right = verify.reference as Tensors;

  it('refuses weights that were taken in f16, of any one matrix', () => {
    const { embedding, blocks } = parametersOf(SMALL);
    const { qkv, projection, up, down } = blocks[0];
    for (const { first, inputs: rows, columns } of [embedding, qkv, projection, up, down]) {
      const weights = inputs.weights.slice() as Float32Array<ArrayBuffer>;
      weights.set(toHalf(weights.slice(first, first + rows * columns)), first);
      const other = verifier({ ...inputs, weights }, SMALL).reference as Tensors;
      expect(verify.check(other)).toMatchObject({ ok: false });
    }
    expect(verify.check(right)).toMatchObject({ ok: true });
  });

  it('refuses biases and gains left out, other sequences’ caches, and a token too few', () => {
    const { blocks, norm } = parametersOf(SMALL);
    const { qkv, projection, up, down, norm1 } = blocks[1];
    const places = [qkv, projection, up, down].map(({ first, inputs: rows, columns }) => first + rows * columns);
    for (const place of [...places, norm1, norm1 + SMALL.width, norm]) {
      const weights = inputs.weights.slice();
      weights[place] = 0;
      expect(verify.check(verifier({ ...inputs, weights }, SMALL).reference as Tensors)).toMatchObject({ ok: false });
    }
    const each = inputs.cache.length / SMALL.b;
    const cache = inputs.cache.slice();
    cache.copyWithin(each, 0, each);
    const line = 2 * SMALL.width;
    const forgotten = inputs.cache.slice().fill(0, 0, line);
    for (const other of [cache, forgotten]) {
      expect(verify.check(verifier({ ...inputs, cache: other }, SMALL).reference as Tensors)).toMatchObject({
        ok: false,
      });
    }
  });

  it('refuses a draw that its number does not fall on, and one beyond the k largest', () => {
    const drawn = { ...SMALL, sampling: 'temperature' } as const;
    for (const p of [SMALL, drawn, { ...SMALL, sampling: 'greedy' } as const]) {
      const judge = verifier(inputs, p);
      const reference = judge.reference as Tensors;
      for (let row = 0; row < p.b; row++) {
        const accepted = Array.from({ length: p.vocabulary }, (_, token) => {
          const chosen = reference.chosen.slice();
          chosen[row] = token;
          return judge.check({ ...reference, chosen }).ok;
        });
        expect(accepted.flatMap((ok, token) => (ok ? [token] : []))).toEqual([reference.chosen[row]]);
      }
      expect(judge.check({ ...reference, chosen: reference.chosen.map(() => 77) })).toMatchObject({ ok: false });
    }
  });
});
