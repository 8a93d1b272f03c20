/** Shapes of small models for tests. */
import fc from 'fast-check';
import type { LanguageParams } from '../layout.ts';

/** What training and prompts do not look at. */
export const REST = { shape: '64-2-4-96', bits: '32', sampling: 'greedy' } as const;

interface Sides {
  readonly b: readonly number[];
  /** Of a head, in fours. */
  readonly width: readonly number[];
  readonly layers: readonly number[];
  readonly t: fc.Arbitrary<number>;
  readonly vocabulary: readonly number[];
}

/** For what takes a step or two. */
export const MANY: Sides = {
  b: [1, 2, 3, 5, 17],
  width: [1, 2, 3, 5],
  layers: [1, 2, 3],
  t: fc.oneof(fc.constantFrom(1, 2, 3, 4, 7, 16, 17, 33), fc.integer({ min: 1, max: 40 })),
  vocabulary: [2, 3, 4, 7, 31, 32, 33, 70],
};

/** For what takes a step for each token. */
export const FEW: Sides = {
  b: [1, 2, 3, 5],
  width: [1, 2, 3],
  layers: [1, 2],
  t: fc.constantFrom(1, 2, 3, 4, 7, 17),
  vocabulary: [2, 3, 4, 31, 33, 70],
};

/** Of a task that goes from token to token, with weights of any bits, its tokens drawn in any way. */
export const shapesOf = (task: 'decode' | 'write', sides: Sides): fc.Arbitrary<LanguageParams> =>
  fc
    .record({
      task: fc.constant(task),
      b: fc.constantFrom(...sides.b),
      width: fc.constantFrom(...sides.width),
      layers: fc.constantFrom(...sides.layers),
      heads: fc.constantFrom(1, 2, 3),
      t: sides.t,
      vocabulary: fc.constantFrom(...sides.vocabulary),
      windows: fc.constant(1),
      bits: fc.constantFrom('32' as const, '16' as const, '8' as const),
      sampling: fc.constantFrom('greedy' as const, 'temperature' as const, 'top-k' as const),
    })
    .map((p) => ({ ...p, width: 4 * p.width * p.heads, shape: REST.shape }));

/** One of them, where one is enough. */
export const smallOf = (task: 'decode' | 'write', b: number): LanguageParams => ({
  ...REST,
  task,
  b,
  width: 8,
  layers: 2,
  heads: 2,
  t: 9,
  vocabulary: 70,
  windows: 1,
  sampling: 'top-k',
});
