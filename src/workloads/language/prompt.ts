/** A prompt taken in: what follows it, and what later tokens need to know of it. */
import type { TensorData } from '../../engine/contract.ts';
import type { Floats } from './layout.ts';
import { type Model, passForward } from './model.ts';
import { normalize } from './operations/norm.ts';
import { projectBack } from './operations/projection.ts';
import type { Round } from './operations/rounding.ts';

/** Of `logits` [b, vocabulary] and `cache` [b, layers, t, 2 width], keys and values, the part of the prompt at place `at`. */
export function takeIn(
  model: Model,
  tokens: TensorData,
  { logits, cache }: Readonly<Record<'logits' | 'cache', TensorData | Floats>>,
  at: number,
  round: Round,
): void {
  const { p, parameters, sections, weights, work } = model;
  const { t, width, layers, vocabulary } = p;
  passForward(model, tokens.subarray(at * t, (at + 1) * t), at, round);
  const last = { begin: (at + 1) * t - 1, end: (at + 1) * t };
  normalize(work, sections.output, weights, parameters.norm, sections.stats, sections.normed, last, round);
  projectBack(work, sections.normed, weights, parameters.embedding, sections.logits, last, round);
  const row = sections.logits.first + last.begin * sections.logits.columns;
  for (let c = 0; c < vocabulary; c++) logits[at * vocabulary + c] = work[row + c];
  for (let layer = 0; layer < layers; layer++) {
    const { first, columns } = sections.blocks[layer].qkv;
    for (let i = 0; i < t; i++) {
      const from = first + (at * t + i) * columns + width;
      const to = ((at * layers + layer) * t + i) * 2 * width;
      for (let c = 0; c < 2 * width; c++) cache[to + c] = work[from + c];
    }
  }
}
