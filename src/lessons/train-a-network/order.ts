/** In which order pictures are learned from, and when somebody looks. Pure. */
import type { Tensors } from '../../engine/contract.ts';
import { randomUnit, shuffle } from '../../engine/random.ts';
import { type FashionMnist, PIXELS, TRAIN, toInput } from './pictures.ts';

/** Training pictures between two looks, and the most that are seen, each as often as there are passes. */
const LOOK_PICTURES = 750;
export const PASSES = 8;
/** On a trainee's own clock: nobody waits longer. */
export const LONGEST_MS = 60_000;

/** After the first step, and then at even distances. */
export function stopsOf(b: number): number[] {
  const every = Math.ceil(LOOK_PICTURES / b);
  const last = Math.ceil((PASSES * TRAIN) / b);
  return [...new Set([1, ...Array.from({ length: Math.floor(last / every) }, (_, at) => (at + 1) * every)])];
}

/** The training pictures in an order that the seed draws: the same for everybody who trains with it. */
export function inputsOf({ train }: FashionMnist, seed: number): Tensors {
  const order = shuffle(
    Array.from({ length: train.count }, (_, at) => at),
    randomUnit(seed, 30),
  );
  const pictures = new Float32Array(train.count * PIXELS);
  for (const [place, at] of order.entries()) {
    pictures.set(toInput(train.pixels.subarray(at * PIXELS, (at + 1) * PIXELS)), place * PIXELS);
  }
  return { pictures, labels: Uint32Array.from(order, (at) => train.labels[at]) };
}
