import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveParams } from '../../engine/case-id.ts';
import type { Tensors } from '../../engine/contract.ts';
import { randomU32 } from '../../engine/random.ts';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { generate } from './definition.ts';
import { gradientOf } from './gradient.ts';
import { training } from './index.ts';
import { step } from './kernels.ts';
import { CLASS_ROW, CLASSES, PIXELS, parameterCount, pitchOf, ROWS, type TrainingParams } from './layout.ts';
import { verifier } from './reference.ts';
import { slopeOf } from './testing/differences.ts';
import { ioOf } from './testing/io.ts';

const optimisers = fc.constantFrom<TrainingParams['optimiser']>('adam', 'sgd');
const paramsArbitrary: fc.Arbitrary<TrainingParams> = fc.record({
  b: fc.constantFrom(1, 2, 3, 4, 5, 7, 9),
  width: fc.oneof(fc.constantFrom(1, 3, 4, 5, 8, 13, 16, 31, 64, 65, 67), fc.integer({ min: 1, max: 80 })),
  pictures: fc.constantFrom(1, 2, 3, 8, 17),
  optimiser: optimisers,
  network: fc.constant('perceptron'),
});

describe.each(cpuVariants(training))('%s', (_, variant) => {
  it('is right at any shape, step after step, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(paramsArbitrary, fc.integer(), fc.constantFrom(1, 3, 7, 1000), async (p, seed, portion) => {
        const inputs = generate(p, seed);
        const { step: judge } = verifier(inputs, p);
        let before: Tensors = inputs;
        for (let at = 0; at < 3; at++) {
          const after = await runCpu(training, variant, p, { ...inputs, ...before }, portion);
          expect(judge?.(before, after)).toMatchObject({ ok: true });
          expect(after.step[0]).toBe(at + 1);
          before = after;
        }
      }),
      { numRuns: 12 },
    );
  });

  it('is right late in a training, when the correction of the moments is over', async () => {
    const p = { b: 3, width: 6, pictures: 5, optimiser: 'adam', network: 'perceptron' } as const;
    const inputs = { ...generate(p, 3), step: Uint32Array.of(1_234_567) };
    expect(verifier(inputs, p).step?.(inputs, await runCpu(training, variant, p, inputs))).toMatchObject({ ok: true });
  });
});

describe('gradient', () => {
  // Width 3 in rows of 4: the unit that was added has no part in anything.
  const p = { b: 4, width: 3, pictures: 6, optimiser: 'adam', network: 'perceptron' } as const;
  const inputs = generate(p, 5);
  const { values, errors, loss } = gradientOf(inputs, p);

  it('is what differences of the loss say', () => {
    const next = randomU32(1);
    // Of every kind: pixels, biases, classes, the classes' biases.
    const pitch = pitchOf(p);
    const places = [
      ...Array.from({ length: 60 }, () => next() % (PIXELS * pitch)),
      ...Array.from({ length: pitch * (ROWS - PIXELS) + CLASSES }, (_, at) => PIXELS * pitch + at),
    ];
    const h = 1e-5;
    for (const place of places) {
      expect(Math.abs(slopeOf(inputs, p, place, h) - values[place]), `parameter ${place}`).toBeLessThan(1e-7);
    }
    expect(places.filter((place) => values[place] !== 0).length).toBeGreaterThan(places.length / 2);
    expect(loss).toBeCloseTo(Math.log(CLASSES), 0);
  });

  it('is known far better than it is large', () => {
    const large = values.reduce((sum, value) => sum + Math.abs(value), 0);
    const unsure = errors.reduce((sum, error) => sum + error, 0);
    expect(unsure).toBeLessThan(large / 300);
  });

  it('leaves the units that were added where they are', () => {
    for (let row = 0; row < ROWS; row++) expect(values[row * pitchOf(p) + 3]).toBe(0);
  });
});

describe('verifier', () => {
  const p = { b: 8, width: 12, pictures: 20, optimiser: 'adam', network: 'perceptron' } as const;
  const inputs = generate(p, 7);
  const verify = verifier(inputs, p);
  const judged = (after: Tensors) => verify.step?.(inputs, after);
  const reference = verify.reference as Tensors;
  const right = () => ({ ...reference });

  it('sees every single parameter and moment that is off, and names it', () => {
    expect(judged(right())).toMatchObject({ ok: true });
    fc.assert(
      fc.property(fc.constantFrom('weights', 'moment1', 'moment2'), fc.nat({ max: ROWS * 12 - 1 }), (name, place) => {
        const data = right()[name].slice();
        data[place] += name === 'moment2' ? 1e-6 : 1e-5;
        const verdict = judged({ ...right(), [name]: data });
        expect(verdict?.ok).toBe(false);
        expect(verdict?.at).toMatch(
          /^(weights|moment\d), (pixel \d+ to unit \d+|unit \d+ to class \d|bias of unit \d+)$/,
        );
      }),
    );
  });

  /** A step of the JavaScript kernel from other inputs than it should have. */
  const stepFrom = (changed: Tensors, shape: TrainingParams = p): Tensors => {
    const io = ioOf(shape, { ...inputs, ...changed });
    step(io, shape);
    return io;
  };

  it('refuses other pictures, other labels, another batch, another optimiser and a step too many', () => {
    expect(judged(stepFrom({}))).toMatchObject({ ok: true });
    const { pictures, labels } = generate(p, 8);
    const wrong = [
      stepFrom({ pictures }),
      stepFrom({ labels }),
      { ...stepFrom({ step: Uint32Array.of(1) }), step: Uint32Array.of(1) },
      stepFrom({}, { ...p, b: 7 }),
      stepFrom({}, { ...p, optimiser: 'sgd' }),
      stepFrom(stepFrom({})),
      { ...inputs, loss: stepFrom({}).loss },
    ];
    expect(wrong.map((after) => judged(after)?.ok)).toEqual(wrong.map(() => false));
  });

  it('refuses moments that are not corrected for their start', () => {
    const late = stepFrom({ step: Uint32Array.of(100_000) });
    const { pictures } = inputs;
    // The same batch at another time.
    expect((100_000 * p.b) % p.pictures).toBe(0);
    expect(pictures.length).toBe(p.pictures * PIXELS);
    expect(judged({ ...late, step: Uint32Array.of(1) })).toMatchObject({ ok: false });
  });

  /** One picture, and a unit whose sum is `sum` as near as a bias in f32 can make it. */
  const withSum = (sum: number): Tensors => {
    const one = { ...p, b: 1 };
    const { pictures, weights, ...others } = generate(one, 7);
    const pitch = pitchOf(one);
    let before = 0;
    for (let pixel = 0; pixel < PIXELS; pixel++) before += pictures[pixel] * weights[pixel * pitch];
    const set = weights.slice();
    set[PIXELS * pitch] = sum - before;
    return { ...others, pictures, weights: set };
  };

  it.each([
    ['either where the sum is nothing but rounding', 2e-7, true],
    ['its own where it is not', 1e-2, false],
  ])('of the slopes of ReLU accepts %s', (_, size, either) => {
    const one = { ...p, b: 1 };
    const bias = PIXELS * pitchOf(one);
    for (const own of [size, -size]) {
      for (const other of [size, -size]) {
        const before = withSum(own);
        // What a kernel whose roundings make it the other sum takes for the slope.
        const from = withSum(other);
        const after = stepFrom(from, one);
        const weights = after.weights.slice();
        weights[bias] += before.weights[bias] - from.weights[bias];
        const verdict = verifier(before, one).step?.(before, { ...after, weights });
        expect(verdict, `${own} ${other} ${verdict?.at}`).toMatchObject({ ok: either || own === other });
      }
    }
  });
});

it('learns: after some hundred steps the loss is a fraction of what it was', () => {
  for (const optimiser of ['adam', 'sgd'] as const) {
    const p = { b: 16, width: 24, pictures: 128, optimiser, network: 'perceptron' } as const;
    const io = ioOf(p, generate(p, 4));
    const losses = Array.from({ length: 200 }, () => {
      step(io, p);
      return io.loss[0];
    });
    const mean = (some: number[]) => some.reduce((sum, loss) => sum + loss, 0) / some.length;
    expect(mean(losses.slice(0, 16))).toBeGreaterThan(1);
    expect(mean(losses.slice(-16)), optimiser).toBeLessThan(mean(losses.slice(0, 16)) / 4);
    expect(io.step[0]).toBe(200);
  }
});

it('starts with weights where the network has units, and with nothing elsewhere', () => {
  const p = { b: 1, width: 6, pictures: 1, optimiser: 'adam', network: 'perceptron' } as const;
  const { weights } = generate(p, 1);
  const isOn = (at: number) => {
    const row = Math.floor(at / 8);
    return at % 8 < 6 && (row < PIXELS || (row >= CLASS_ROW && row < ROWS));
  };
  expect(weights.length).toBe(parameterCount(p));
  expect(Array.from(weights).every((value, at) => (value !== 0) === isOn(at))).toBe(true);
});

it('says what is too much work to check', () => {
  expect(resolveParams(training, { b: 1024, width: 512 })).toMatchObject({ ok: false });
  expect(resolveParams(training, { b: 128, width: 1024 })).toMatchObject({ ok: true });
});
