/** Keys and values of tokens that were read before. */
import type { TensorData } from '../../../engine/contract.ts';
import { type Floats, type LanguageParams, workOf } from '../layout.ts';
import { modelOf } from '../model.ts';
import type { Round } from '../operations/rounding.ts';
import { takeIn } from '../prompt.ts';

/** A second or so in JavaScript. */
const MOST_READ = 1.5e9;

/** Whether the cache is that of the tokens: reading those takes as long as a prompt does. Else it is random. */
export const cacheIsRead = ({ b, t, layers, width }: LanguageParams): boolean =>
  24 * b * t * layers * width ** 2 <= MOST_READ;

/** Fills `cache` [b, layers, t, 2 width] as prompts of all tokens leave it. */
export function readInto<T extends Floats>(
  cache: T,
  p: LanguageParams,
  tokens: TensorData,
  weights: Floats,
  round: Round,
): T {
  const one = { ...p, b: 1 };
  const { length: numbers } = workOf(one);
  const work = cache instanceof Float32Array ? new Float32Array(numbers) : new Float64Array(numbers);
  const model = modelOf(one, weights, work);
  const length = cache.length / p.b;
  const logits = new Float64Array(p.vocabulary);
  for (let at = 0; at < p.b; at++) {
    const own = cache.subarray(at * length, (at + 1) * length);
    takeIn(model, tokens.subarray(at * p.t, (at + 1) * p.t), { logits, cache: own }, 0, round);
  }
  return cache;
}
