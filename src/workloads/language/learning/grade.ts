/** How good a model is: its loss on text that it never learned from, and stories that it tells. */
import { randomUnit } from '../../../engine/random.ts';
import { createReader, type Look, type ModelShape } from '../reader.ts';
import { continueFrom, type Sampling } from '../sampling.ts';
import { END, IGNORED, judge, LONGEST_STORY } from '../stories/index.ts';
import type { Windows } from '../stories/windows.ts';
import type { Source } from './source.ts';

/** Lets whoever else waits go on; awaited behind every token, and free to promise nothing. */
export type Pause = () => Promise<unknown> | undefined;

/**
 * Mean loss of the targets that count, in nats.
 * @param seen told of each window as far as it counts: the tokens that were read, and a look for each
 */
export async function lossOn(
  { inputs, targets, counted }: Windows,
  shape: ModelShape,
  weights: Float32Array,
  pause: Pause,
  seen?: (read: Uint32Array, looks: readonly Look[]) => void,
): Promise<number> {
  const reader = createReader(shape, weights);
  let sum = 0;
  for (let first = 0; first < inputs.length; first += shape.t) {
    reader.restart();
    const looks: Look[] = [];
    for (let at = first; at < first + shape.t && targets[at] !== IGNORED; at++) {
      const look = reader.next(inputs[at]);
      sum += surprisal(look.logits, targets[at]);
      if (seen) looks.push(look);
      await pause();
    }
    seen?.(inputs.subarray(first, first + looks.length), looks);
  }
  return sum / counted;
}

/** −ln of the share that softmax gives `target`. */
function surprisal(logits: Float32Array, target: number): number {
  const most = logits.reduce((a, b) => Math.max(a, b));
  let total = 0;
  for (const logit of logits) total += Math.exp(logit - most);
  return Math.log(total) + most - logits[target];
}

/** Temperature 1, nothing cut off: as the model would have it. */
const PLAIN: Sampling = { temperature: 1, topK: null };

/**
 * Story number `number` of those that a seed draws, its END included where it has one; of a visitor's text, what follows the first
 * character that is held out.
 */
export async function tellStory(
  source: Source,
  shape: ModelShape,
  weights: Float32Array,
  seed: number,
  number: number,
  pause: Pause,
): Promise<Uint32Array<ArrayBuffer>> {
  const told: number[] = [];
  for (const token of storyFrom(source, shape, weights, randomUnit(seed, number))) {
    told.push(token);
    await pause();
  }
  return Uint32Array.from(told);
}

function storyFrom(source: Source, shape: ModelShape, weights: Float32Array, uniform: () => number): Iterable<number> {
  const reader = createReader(shape, weights);
  // A text ends nowhere.
  if (source.kind === 'own') {
    return continueFrom(reader, source.heldOut.subarray(0, 1), { ...PLAIN, end: shape.vocabulary, uniform });
  }
  const most = Math.min(LONGEST_STORY, shape.t);
  return continueFrom(reader, [END], { ...PLAIN, end: END, uniform, most });
}

/** How many of `count` stories the judge calls right. */
export async function rightOf(
  source: Extract<Source, { kind: 'stories' }>,
  shape: ModelShape,
  weights: Float32Array,
  seed: number,
  count: number,
  pause: Pause,
): Promise<number> {
  let right = 0;
  for (let number = 0; number < count; number++) {
    const told = await tellStory(source, shape, weights, seed, number, pause);
    if (judge(source.locale, told).right) right++;
  }
  return right;
}
