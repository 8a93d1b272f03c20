import fc from 'fast-check';
import { expect, it } from 'vitest';
import { generate } from './definition.ts';
import { type LanguageParams, scoresPitch, workOf } from './layout.ts';
import { modelOf, passForward } from './model.ts';
import { normalize } from './operations/norm.ts';
import { projectBack } from './operations/projection.ts';
import { createReader } from './reader.ts';
import { REST } from './testing/shapes.ts';

const shapes = fc
  .record({
    width: fc.constantFrom(1, 2, 3, 5),
    layers: fc.constantFrom(1, 2, 3),
    heads: fc.constantFrom(1, 2, 3),
    t: fc.constantFrom(1, 2, 5, 7, 16, 17),
    vocabulary: fc.constantFrom(2, 3, 31, 70),
  })
  .map(
    (p) =>
      ({
        ...p,
        width: 4 * p.width * p.heads,
        task: 'prefill',
        b: 1,
        windows: 1,
        ...REST,
      }) as const,
  );

/** Logits of every token of a prompt, and each layer's shares, in float64. */
function prompt(p: LanguageParams, weights: Float32Array, tokens: Uint32Array) {
  const model = modelOf(p, Float64Array.from(weights), new Float64Array(workOf(p).length));
  const { work, sections, parameters } = model;
  const all = { begin: 0, end: p.t };
  passForward(model, tokens, 0, null);
  normalize(work, sections.output, model.weights, parameters.norm, sections.stats, sections.normed, all, null);
  projectBack(work, sections.normed, model.weights, parameters.embedding, sections.logits, all, null);
  return model;
}

it('reads token by token what a prompt taken in at once gives', () => {
  fc.assert(
    fc.property(shapes, fc.integer(), (p, seed) => {
      const { weights, tokens } = generate(p, seed) as { weights: Float32Array; tokens: Uint32Array };
      const { sections, work } = prompt(p, weights, tokens);
      const reader = createReader(p, weights);
      for (let at = 0; at < p.t; at++) {
        const { logits, attention } = reader.next(tokens[at]);
        expect(reader.length).toBe(at + 1);
        const line = sections.logits.first + at * sections.logits.columns;
        for (let c = 0; c < p.vocabulary; c++) expect(logits[c]).toBeCloseTo(work[line + c], 5);
        for (const [layer, shares] of attention.entries()) {
          const { first, columns } = sections.blocks[layer].scores;
          expect(shares.length).toBe(p.heads * (at + 1));
          for (let head = 0; head < p.heads; head++) {
            const row = first + at * columns + head * scoresPitch(p);
            for (let other = 0; other <= at; other++) {
              expect(shares[head * (at + 1) + other]).toBeCloseTo(work[row + other], 6);
            }
          }
        }
      }
    }),
    { numRuns: 20 },
  );
});

const SMALL = { width: 8, layers: 2, heads: 2, t: 5, vocabulary: 7 };
const SMALL_PROMPT = {
  ...SMALL,
  task: 'prefill',
  b: 1,
  windows: 1,
  ...REST,
} as const;

it('begins anew, and what it handed out stays', () => {
  const { weights } = generate(SMALL_PROMPT, 4) as { weights: Float32Array };
  const reader = createReader(SMALL, weights);
  const first = reader.next(3);
  const kept = first.logits.slice();
  const second = reader.next(5);
  expect(second.logits).not.toEqual(kept);
  expect(first.logits).toEqual(kept);
  reader.restart();
  expect(reader.length).toBe(0);
  expect(reader.next(3).logits).toEqual(kept);
  expect(reader.next(5)).toEqual(second);
});

it('says in words what it cannot read', () => {
  const { weights } = generate(SMALL_PROMPT, 4) as { weights: Float32Array };
  expect(() => createReader({ ...SMALL, layers: 1 }, weights)).toThrow(/weights, not/);
  const reader = createReader(SMALL, weights);
  for (const token of [7, -1, 1.5, Number.NaN]) expect(() => reader.next(token)).toThrow(/no token/);
  for (let at = 0; at < SMALL.t; at++) reader.next(at);
  expect(() => reader.next(0)).toThrow(/context of 5 tokens is full/);
});
