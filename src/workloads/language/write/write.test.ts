import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tensors } from '../../../engine/contract.ts';
import { cpuVariants, runCpu } from '../../testing/cpu.ts';
import { unpack } from '../decode/packing.ts';
import { generate } from '../definition.ts';
import { language } from '../index.ts';
import type { LanguageParams } from '../layout.ts';
import { createReader } from '../reader.ts';
import { verifier } from '../reference.ts';
import { continueFrom, type Sampling } from '../sampling.ts';
import { FEW, shapesOf, smallOf } from '../testing/shapes.ts';
import { samplingTensor } from './definition.ts';

const shapes = shapesOf('write', FEW);
const SMALL = smallOf('write', 2);

/** What a reader that has been handed each token writes, behind what was given. */
function readOn(inputs: Tensors, p: LanguageParams, row: number, sampling: Sampling): readonly number[] {
  const reader = createReader(p, unpack(inputs, p));
  const begun = inputs.begun[0];
  let place = begun - 1;
  const uniform = () => inputs.dice[row * p.t + place++];
  const begin = inputs.text.subarray(row * (p.t + 1), row * (p.t + 1) + begun);
  return [...continueFrom(reader, begin, { ...sampling, end: p.vocabulary, uniform })];
}

describe.each(cpuVariants(language))('%s', (_, variant) => {
  it('writes token after token, each of them proved, and begins again where the context is full', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, fc.integer(), fc.constantFrom(1, 3, 1000), async (given, seed, portion) => {
        const p = variant.unsupported?.(given) ? { ...given, bits: '32' as const } : given;
        const inputs = generate(p, seed);
        let state: Tensors = inputs;
        for (let step = 0; step <= Math.min(p.t, 5); step++) {
          const after = await runCpu(language, variant, p, { ...inputs, ...state }, portion);
          expect(verifier(inputs, p).step?.(state, after)).toMatchObject({ ok: true });
          expect(after.place[0]).toBe((step + 1) % p.t);
          state = after;
        }
      }),
      { numRuns: 12 },
    );
  });

  it.each([
    ['the likeliest', { temperature: 0, topK: null }],
    ['at a temperature', { temperature: 0.8, topK: null }],
    ['of a few', { temperature: 1.5, topK: 3 }],
  ])('writes what a reader does that is handed each token, %s', async (_words, sampling) => {
    const inputs: Tensors = { ...generate(SMALL, 6), sampling: samplingTensor(sampling) };
    let state: Tensors = inputs;
    for (let step = 0; step < SMALL.t; step++) {
      state = await runCpu(language, variant, SMALL, { ...inputs, ...state });
    }
    for (let row = 0; row < SMALL.b; row++) {
      const line = state.text.subarray(row * (SMALL.t + 1), (row + 1) * (SMALL.t + 1));
      expect([...line.subarray(inputs.begun[0])]).toEqual(readOn(inputs, SMALL, row, sampling));
    }
  });
});

describe('the proof', () => {
  const inputs = generate(SMALL, 7);
  const { step, reference } = verifier(inputs, SMALL);
  const right = reference as Tensors;

  it('takes the reference for right', () => {
    expect(step?.(inputs, right)).toMatchObject({ ok: true });
  });

  it.each([
    ['a token that was given and changed', 'text', 1],
    ['a place that stands still', 'place', 0],
    ['another number in the cache', 'cache', 2 * SMALL.width + 1],
    ['a key that is off', 'cache', 1],
    ['a logit that is off', 'logits', 3],
  ] as const)('refuses %s', (_, name, at) => {
    const changed = right[name].slice();
    changed[at] = name === 'place' ? 0 : changed[at] + 1;
    expect(step?.(inputs, { ...right, [name]: changed })).toMatchObject({ ok: false });
  });

  it('refuses a token that was drawn with the number of another place, and one that is not fed back', () => {
    // Behind what was given, so that what is drawn is what is fed.
    const at = inputs.begun[0];
    const before = { ...inputs, place: Uint32Array.of(at) };
    const after = verifier(before, SMALL).reference as Tensors;
    expect(step?.(before, after)).toMatchObject({ ok: true });
    const other = after.chosen.map((token) => (token + 1) % SMALL.vocabulary);
    expect(step?.(before, { ...after, chosen: other })).toMatchObject({ ok: false });
    const unfed = after.text.slice();
    unfed[at + 1] = (unfed[at + 1] + 1) % SMALL.vocabulary;
    expect(step?.(before, { ...after, text: unfed })).toMatchObject({ ok: false });
  });
});
