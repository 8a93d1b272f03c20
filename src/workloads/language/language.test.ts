import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveParams } from '../../engine/case-id.ts';
import type { TensorData, Tensors } from '../../engine/contract.ts';
import { randomU32 } from '../../engine/random.ts';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { toHalf } from '../testing/precision.ts';
import { generate, invalid, tensors } from './definition.ts';
import { gradientOf } from './gradient.ts';
import { language } from './index.ts';
import { scratch, step } from './kernels.ts';
import { type LanguageParams, parameterCount, parametersOf, workOf } from './layout.ts';
import { lossOf, modelOf, passSequence } from './model.ts';
import { verifier } from './reference.ts';
import { rowsOf } from './slopes.ts';
import { REST } from './testing/shapes.ts';

const shapes: fc.Arbitrary<LanguageParams> = fc
  .record({
    task: fc.constant('train' as const),
    b: fc.constantFrom(1, 2, 3, 5),
    width: fc.constantFrom(1, 2, 3, 5),
    layers: fc.constantFrom(1, 2),
    heads: fc.constantFrom(1, 2, 3),
    t: fc.oneof(fc.constantFrom(1, 2, 3, 4, 7, 16, 17, 33), fc.integer({ min: 1, max: 40 })),
    vocabulary: fc.constantFrom(2, 3, 4, 7, 31, 32, 33, 70),
    windows: fc.constantFrom(1, 2, 7),
  })
  .map((p) => ({ ...p, ...REST, width: 4 * p.width * p.heads }));

const SMALL = {
  task: 'train',
  b: 2,
  width: 8,
  layers: 2,
  heads: 2,
  t: 5,
  vocabulary: 7,
  windows: 3,
  ...REST,
} as const;

it('refuses what no memory has room for, in words', () => {
  const wide = { ...SMALL, task: 'prefill', b: 800, width: 4, layers: 4, heads: 1, t: 512, vocabulary: 2 } as const;
  expect(invalid(wide)?.en).toContain('half a gigabyte');
  expect(invalid(SMALL)).toBeNull();
});

/** All that a step of the JavaScript kernel touches. */
function ioOf(p: LanguageParams, inputs: Tensors): Record<string, TensorData> {
  const length = (name: string) => scratch(p)[name].shape[0];
  const copies = Object.entries(inputs).map(([name, data]) => [name, data.slice()] as const);
  return {
    ...Object.fromEntries<TensorData>(copies),
    work: new Float32Array(length('work')),
    loss: new Float32Array(1),
  };
}

describe.each(cpuVariants(language))('%s', (_, variant) => {
  it('is right at any shape, step after step, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, fc.integer(), fc.constantFrom(1, 3, 7, 1000), async (p, seed, portion) => {
        const inputs = generate(p, seed);
        const { step: judge } = verifier(inputs, p);
        let before: Tensors = inputs;
        for (let at = 0; at < 3; at++) {
          const after = await runCpu(language, variant, p, { ...inputs, ...before }, portion);
          expect(judge?.(before, after)).toMatchObject({ ok: true });
          expect(after.step[0]).toBe(at + 1);
          before = after;
        }
      }),
      { numRuns: 15 },
    );
  });

  it('is right late in a training, with large weights', async () => {
    const start = generate(SMALL, 3);
    const inputs = { ...start, weights: start.weights.map((one) => 3 * one), step: Uint32Array.of(1_234_567) };
    const after = await runCpu(language, variant, SMALL, inputs);
    expect(verifier(inputs, SMALL).step?.(inputs, after)).toMatchObject({ ok: true });
  });
});

/** Of a prompt, what is right and what is not. */
const PROMPT = { ...SMALL, task: 'prefill', b: 3, t: 9 } as const;

describe.each(cpuVariants(language))('%s', (_, variant) => {
  it('takes prompts in at any shape, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, fc.integer(), fc.constantFrom(1, 3, 1000), async (given, seed, portion) => {
        const p = { ...given, task: 'prefill' } as const;
        const inputs = generate(p, seed);
        const after = await runCpu(language, variant, p, inputs, portion);
        expect(verifier(inputs, p).check(after)).toMatchObject({ ok: true });
      }),
      { numRuns: 15 },
    );
  });

  it('keeps of a prompt what a longer one keeps of it', async () => {
    const inputs = generate(PROMPT, 2);
    const { cache } = await runCpu(language, variant, PROMPT, inputs);
    const changed = inputs.tokens.slice();
    changed[PROMPT.t - 1] = (changed[PROMPT.t - 1] + 1) % PROMPT.vocabulary;
    const other = await runCpu(language, variant, PROMPT, { ...inputs, tokens: changed });
    const row = 2 * PROMPT.width;
    const until = (PROMPT.t - 1) * row;
    expect(other.cache.slice(0, until)).toEqual(cache.slice(0, until));
    expect(other.cache.slice(until, until + row)).not.toEqual(cache.slice(until, until + row));
  });
});

describe('the proof of a prompt', () => {
  const inputs = generate(PROMPT, 2);
  const verify = verifier(inputs, PROMPT);

  it('refuses parameters that were taken in f16, of any one matrix', () => {
    const { embedding, blocks } = parametersOf(PROMPT);
    const { qkv, projection, up, down } = blocks[0];
    for (const { first, inputs: rows, columns } of [embedding, qkv, projection, up, down]) {
      const weights = inputs.weights.slice() as Float32Array<ArrayBuffer>;
      weights.set(toHalf(weights.slice(first, first + rows * columns)), first);
      const { reference } = verifier({ ...inputs, weights }, PROMPT);
      expect(verify.check(reference as Tensors)).toMatchObject({ ok: false });
    }
    expect(verify.check(verify.reference as Tensors)).toMatchObject({ ok: true });
  });
});

describe('gradient', () => {
  const inputs = generate(SMALL, 5);
  const { values, errors, loss } = gradientOf(inputs, SMALL);

  it('is what differences of the loss say, for each parameter', () => {
    const h = 1e-5;
    // In float64, so that a small step is one.
    const weights = Float64Array.from(inputs.weights);
    const lossAt = (place: number, by: number) => {
      const model = modelOf(SMALL, weights.slice(), new Float64Array(workOf(SMALL).length));
      model.weights[place] += by;
      for (let at = 0; at < SMALL.b; at++) passSequence(model, inputs, at, null);
      return lossOf(model);
    };
    let worst = 0;
    for (let place = 0; place < weights.length; place += 3) {
      const slope = (lossAt(place, h) - lossAt(place, -h)) / (2 * h);
      worst = Math.max(worst, Math.abs(slope - values[place]));
    }
    expect(worst).toBeLessThan(1e-7);
    expect(loss).toBeCloseTo(Math.log(SMALL.vocabulary), 0);
  });

  it('is known far better than it is large', () => {
    const large = values.reduce((sum, value) => sum + Math.abs(value), 0);
    const unsure = errors.reduce((sum, error) => sum + error, 0);
    expect(unsure).toBeLessThan(large / 1000);
  });

  it('has a row for every parameter', () => {
    const rows = rowsOf(SMALL);
    let end = 0;
    for (const { first, columns } of rows) {
      expect(first).toBe(end);
      end += columns;
    }
    expect(end).toBe(parameterCount(SMALL));
  });
});

describe('verifier', () => {
  const inputs = generate(SMALL, 7);
  const verify = verifier(inputs, SMALL);
  const judged = (after: Tensors) => verify.step?.(inputs, after);
  const reference = verify.reference as Tensors;
  const right = () => ({ ...reference });

  it('sees every single parameter and moment that is off, and names it', () => {
    expect(judged(right())).toMatchObject({ ok: true });
    const count = parameterCount(SMALL);
    fc.assert(
      fc.property(fc.constantFrom('weights', 'moment1', 'moment2'), fc.nat({ max: count - 1 }), (name, place) => {
        const data = right()[name].slice();
        data[place] += name === 'moment2' ? 1e-6 : 1e-5;
        const verdict = judged({ ...right(), [name]: data });
        expect(verdict?.ok).toBe(false);
        expect(verdict?.at).toMatch(/^(weights|moment\d), .+, row \d+, column \d+$/);
      }),
    );
  });

  /** A step of the JavaScript kernel from other inputs than it should have. */
  const stepFrom = (changed: Tensors, p: LanguageParams = SMALL): Tensors => {
    const io = ioOf(p, { ...inputs, ...changed });
    step(io, p);
    return io;
  };

  it('moves at the rate that was brought, and at no other', () => {
    const fast = { ...inputs, rate: Float32Array.of(0.03) };
    const stepped = stepFrom({ rate: fast.rate });
    expect(verifier(fast, SMALL).step?.(inputs, stepped)).toMatchObject({ ok: true });
    expect(judged(stepped)?.ok).toBe(false);
  });

  it('refuses other tokens, other targets, another batch, other heads and a step too many', () => {
    expect(judged(stepFrom({}))).toMatchObject({ ok: true });
    const { tokens, targets } = generate(SMALL, 8);
    const wrong = [
      stepFrom({ tokens }),
      stepFrom({ targets }),
      { ...stepFrom({ step: Uint32Array.of(1) }), step: Uint32Array.of(1) },
      stepFrom({}, { ...SMALL, b: 1 }),
      stepFrom({}, { ...SMALL, heads: 1 }),
      stepFrom(stepFrom({})),
      { ...inputs, loss: stepFrom({}).loss },
    ];
    expect(wrong.map((after) => judged(after)?.ok)).toEqual(wrong.map(() => false));
  });

  it('refuses parameters that were taken in f16, of any one matrix', () => {
    const { embedding, blocks } = parametersOf(SMALL);
    const { qkv, projection, up, down } = blocks[0];
    for (const { first, inputs: rows, columns } of [embedding, qkv, projection, up, down]) {
      const weights = inputs.weights.slice() as Float32Array<ArrayBuffer>;
      weights.set(toHalf(weights.slice(first, first + rows * columns)), first);
      const after = stepFrom({ weights });
      // What it moves is right: only the slopes are those of others.
      const moved = after.weights.map((value, at) => value + inputs.weights[at] - weights[at]);
      expect(judged({ ...after, weights: moved })?.ok).toBe(false);
    }
  });
});

it('learns: after some hundred steps the loss is near that of its dice', () => {
  const p = {
    task: 'train',
    b: 8,
    width: 16,
    layers: 1,
    heads: 2,
    t: 8,
    vocabulary: 16,
    windows: 64,
    ...REST,
  } as const;
  const io = ioOf(p, generate(p, 4));
  const losses = Array.from({ length: 250 }, () => {
    step(io, p);
    return io.loss[0];
  });
  const mean = (some: number[]) => some.reduce((sum, loss) => sum + loss, 0) / some.length;
  expect(losses[0]).toBeGreaterThan(2.6);
  expect(mean(losses.slice(-16))).toBeLessThan(1.6);
  expect(io.step[0]).toBe(250);
});

it('starts with a loss of about that of a guess, and has the parameters of its formula', () => {
  const resolved = resolveParams(language, { vocabulary: 123 });
  if (!resolved.ok) throw new Error(resolved.problem.en);
  const p = resolved.params as LanguageParams;
  expect(parameterCount(p)).toBe(114_112);
  expect(tensors(p).state?.weights.shape).toEqual([114_112]);
  const next = randomU32(1);
  const { tokens } = generate(p, next());
  expect(Math.max(...tokens)).toBeLessThan(123);
});

it('says in words which widths and how much work it takes', () => {
  const refused = resolveParams(language, { width: 20, heads: 3 });
  expect(refused).toMatchObject({ ok: false });
  expect(refused.ok ? '' : refused.problem.en).toContain('12 or 24');
  expect(resolveParams(language, { shape: '256-6-8-256', b: 8 })).toMatchObject({ ok: false });
  expect(resolveParams(language, { bits: '8' })).toMatchObject({ ok: false });
  expect(resolveParams(language, { shape: '768-12-12-1024' })).toMatchObject({ ok: false });
  for (const shape of ['64-2-4-96', '128-4-4-128', '256-6-8-256']) {
    expect(resolveParams(language, { shape })).toMatchObject({ ok: true });
  }
});
