import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCase, resolveParams } from '../../../engine/case-id.ts';
import type { Tensors, WasmVariant } from '../../../engine/contract.ts';
import { cpuVariants, runCpu } from '../../testing/cpu.ts';
import { generate } from '../definition.ts';
import { gradientOf } from '../gradient.ts';
import { training } from '../index.ts';
import { step } from '../kernels.ts';
import { CLASSES, denseCount, PIXELS, parameterCount, pitchOf, type TrainingParams } from '../layout.ts';
import { verifier } from '../reference.ts';
import { slopeOf } from '../testing/differences.ts';
import { ioOf } from '../testing/io.ts';
import { FEATURES, FILTER_PARAMETERS, LAYER_1, LAYER_2, windowAt } from './layout.ts';

const network = 'convolutional';
const paramsArbitrary: fc.Arbitrary<TrainingParams> = fc.record({
  b: fc.constantFrom(1, 2, 3, 4, 5, 7),
  width: fc.constantFrom(1, 3, 8, 13, 32, 67),
  pictures: fc.constantFrom(1, 3, 17),
  optimiser: fc.constantFrom<TrainingParams['optimiser']>('adam', 'sgd'),
  network: fc.constant(network),
});

describe.each(cpuVariants(training))('%s', (_, variant) => {
  it('is right at any shape, step after step, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(paramsArbitrary, fc.integer(), fc.constantFrom(1, 3, 7, 1000), async (p, seed, portion) => {
        const inputs = generate(p, seed);
        const { step: judge } = verifier(inputs, p);
        let before: Tensors = inputs;
        for (let at = 0; at < 2; at++) {
          const after = await runCpu(training, variant, p, { ...inputs, ...before }, portion);
          expect(judge?.(before, after)).toMatchObject({ ok: true });
          before = after;
        }
      }),
      { numRuns: 6 },
    );
  });

  it('is right where pictures are empty but for a square, and sums are equal or nothing', async () => {
    const p = { b: 3, width: 16, pictures: 3, optimiser: 'adam', network } as const;
    const drawn = generate(p, 2);
    const pictures = drawn.pictures.map((value, at) => (at % 28 > 18 && at % PIXELS > 560 ? value : 0));
    let before: Tensors = { ...drawn, pictures };
    const { step: judge } = verifier(before, p);
    for (let at = 0; at < 3; at++) {
      const after = await runCpu(training, variant, p, { ...drawn, pictures, ...before });
      expect(judge?.(before, after)).toMatchObject({ ok: true });
      before = { ...after, pictures, labels: drawn.labels };
    }
  });

  it('comes to the same bits, however its stages are shared out', async () => {
    const p = { b: 5, width: 40, pictures: 9, optimiser: 'adam', network } as const;
    const inputs = generate(p, 4);
    const [whole, ...parts] = await Promise.all(
      [1000, 1, 3].map((portion) => runCpu(training, variant, p, inputs, portion)),
    );
    const bitsOf = (after: Tensors) =>
      Object.values(after).map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength));
    for (const part of parts) {
      expect(bitsOf(part).every((bits, at) => bits.equals(bitsOf(whole)[at]))).toBe(true);
    }
  });
});

it('has windows that lie in their picture, each tap in its own place', () => {
  for (const layer of [LAYER_1, LAYER_2]) {
    const seen = new Set<number>();
    for (let place = 0; place < layer.pooled ** 2; place++) {
      for (const of of [0, 1, 2, 3]) {
        const places = layer.taps.map((tap) => windowAt(layer, place, of) + tap);
        expect(new Set(places).size).toBe(layer.products);
        for (const one of places) seen.add(one);
      }
    }
    expect(Math.min(...seen)).toBe(0);
    expect(Math.max(...seen)).toBeLessThan(layer.inputs);
  }
  expect([LAYER_1.outputs, LAYER_2.inputs, FEATURES, FILTER_PARAMETERS]).toEqual([3136, 3136, 1152, 4800]);
});

describe('gradient', () => {
  const p = { b: 2, width: 7, pictures: 6, optimiser: 'adam', network } as const;
  const inputs = generate(p, 5);
  const { values, errors, loss } = gradientOf(inputs, p);

  it('is what differences of the loss say', () => {
    const dense = denseCount(p);
    // Of every kind: features, the classes' biases, weights and biases of both layers.
    const places = [
      ...Array.from({ length: 12 }, (_, at) => 433 * at),
      ...Array.from({ length: 3 }, (_, at) => dense - 12 + at),
      ...Array.from({ length: 18 }, (_, at) => dense + 9 * at),
      ...Array.from({ length: 14 }, (_, at) => dense + LAYER_2.first + 329 * at),
      ...Array.from({ length: 6 }, (_, at) => parameterCount(p) - 1 - 5 * at),
    ];
    const h = 1e-6;
    for (const place of places) {
      expect(Math.abs(slopeOf(inputs, p, place, h) - values[place]), `parameter ${place}`).toBeLessThan(1e-6);
    }
    expect(places.filter((place) => values[place] !== 0).length).toBeGreaterThan(places.length / 2);
    expect(loss).toBeCloseTo(Math.log(CLASSES), 0);
  });

  it('is known better than it is large, of each layer', () => {
    const shares = [
      [0, FEATURES * pitchOf(p)],
      [denseCount(p), denseCount(p) + LAYER_2.first],
      [denseCount(p) + LAYER_2.first, parameterCount(p)],
    ].map(([from, to]) => {
      const large = values.subarray(from, to).reduce((sum, value) => sum + Math.abs(value), 0);
      return errors.subarray(from, to).reduce((sum, error) => sum + error, 0) / large;
    });
    for (const share of shares) expect(share).toBeLessThan(0.1);
  });
});

describe('verifier', () => {
  const p = { b: 4, width: 12, pictures: 20, optimiser: 'adam', network } as const;
  const inputs = generate(p, 7);
  const verify = verifier(inputs, p);
  const judged = (after: Tensors) => verify.step?.(inputs, after);
  const right = () => ({ ...(verify.reference as Tensors) });

  it('sees every parameter of the filters that is off, and names it', () => {
    expect(judged(right())).toMatchObject({ ok: true });
    fc.assert(
      fc.property(fc.nat({ max: FILTER_PARAMETERS - 1 }), (place) => {
        const data = right().weights.slice();
        data[denseCount(p) + place] += 1e-5;
        const verdict = judged({ ...right(), weights: data });
        expect(verdict?.ok).toBe(false);
        expect(verdict?.at).toMatch(/^weights, (bias|weight \d+) of filter \d+ of layer [12]$/);
      }),
    );
  });

  /** A step of the JavaScript kernel from other inputs than it should have. */
  const stepFrom = (changed: Tensors, shape: TrainingParams = p): Tensors => {
    const io = ioOf(shape, { ...inputs, ...changed });
    step(io, shape);
    return io;
  };

  it('refuses other pictures, other labels, another batch, another optimiser and filters that stay', () => {
    const after = stepFrom({});
    expect(judged(after)).toMatchObject({ ok: true });
    const { pictures, labels } = generate(p, 8);
    const filters = inputs.weights.subarray(denseCount(p));
    const still = after.weights.slice();
    still.set(filters, denseCount(p));
    const wrong = [
      stepFrom({ pictures }),
      stepFrom({ labels }),
      stepFrom({}, { ...p, b: 3 }),
      stepFrom({}, { ...p, optimiser: 'sgd' }),
      { ...after, weights: still },
    ];
    expect(wrong.map((one) => judged(one)?.ok)).toEqual(wrong.map(() => false));
  });

  it('refuses derivatives that reach the first layer without the second, or pass the wrong window', () => {
    const after = stepFrom({});
    for (const at of [0, 40, 159]) {
      const moment1 = after.moment1.slice();
      const place = denseCount(p) + at;
      moment1[place] *= 1.5;
      expect(judged({ ...after, moment1 })?.ok, `${at}`).toBe(false);
    }
  });
});

it('learns: after some dozens of steps the loss is a fraction of what it was', async () => {
  const wasm = training.variants.find(({ id }) => id === 'wasm') as WasmVariant<TrainingParams>;
  const p = { b: 16, width: 32, pictures: 32, optimiser: 'adam', network } as const;
  const inputs = generate(p, 4);
  let state: Tensors = inputs;
  const losses: number[] = [];
  for (let at = 0; at < 150; at++) {
    state = await runCpu(training, wasm, p, { ...inputs, ...state }, 1000);
    losses.push(state.loss[0]);
  }
  const mean = (some: number[]) => some.reduce((sum, loss) => sum + loss, 0) / some.length;
  expect(mean(losses.slice(0, 4))).toBeGreaterThan(1);
  expect(mean(losses.slice(-4))).toBeLessThan(mean(losses.slice(0, 4)) / 3);
});

it('is a choice that links and records may leave out', () => {
  const old = parseCase('training@1:wasm:b=8,width=16,pictures=64', [training as never]);
  expect(old).toMatchObject({ ok: true, id: { params: { network: 'perceptron' } } });
  expect(resolveParams(training as never, { network })).toMatchObject({ ok: true });
  expect(resolveParams(training as never, { network, b: 1024, width: 128 })).toMatchObject({ ok: false });
});
