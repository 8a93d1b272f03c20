/** Trains networks on the bench, one after the other, and sees at each look how many test pictures they get right. */
import type { HeldBench } from '../../ui/bench/lease.ts';
import { breathe } from '../../ui/state/breathe.ts';
import { classify } from '../../workloads/training/classify.ts';
import type { TrainingParams } from '../../workloads/training/layout.ts';
import type { Trail } from '../lesson.ts';
import { followAll, type Going, type Trained, type Trainee } from '../training/follow.ts';
import { LOSS } from '../training/trails.ts';
import { inputsOf, LONGEST_MS, stopsOf } from './order.ts';
import { type FashionMnist, type Labelled, PIXELS, TEST, toInput } from './pictures.ts';
import { ACCURACY } from './trails.ts';

/** A network as it was at the last look. */
export interface Network {
  readonly params: TrainingParams;
  readonly side: 'gpu' | 'cpu';
  readonly weights: Float32Array<ArrayBuffer>;
  /** Test pictures that it got right. */
  readonly right: number;
}

/** Pictures that are classified without letting the page breathe. */
const PORTION = 20;

/** How many of the pictures the network gets right. @param pause awaited between portions */
export async function rightOf(
  weights: Float32Array,
  p: TrainingParams,
  { pixels, labels, count }: Labelled,
  pause: () => Promise<unknown>,
): Promise<number> {
  let right = 0;
  for (let first = 0; first < count; first += PORTION) {
    const last = Math.min(first + PORTION, count);
    const shares = classify(toInput(pixels.subarray(first * PIXELS, last * PIXELS)), weights, p);
    for (let at = first; at < last; at++) {
      const row = shares.subarray((at - first) * 10, (at - first + 1) * 10);
      if (row.indexOf(Math.max(...row)) === labels[at]) right++;
    }
    await pause();
  }
  return right;
}

export interface Watch {
  /** Asked after each look: false ends this trainee's way. */
  goesOn(trails: readonly Trail[], now: number): boolean;
  /** Told of every change. */
  show(going: Going): void;
  /** Told of every network that was looked at. */
  keep(network: Network): void;
}

/** Rejects as the bench does. */
export const train = (
  bench: Pick<HeldBench, 'follow'>,
  trainees: readonly Trainee[],
  data: FashionMnist,
  seed: number,
  { goesOn, show, keep }: Watch,
): Promise<Trained> =>
  followAll(bench, {
    trainees,
    stops: ({ case: id }) => stopsOf(Number(id.params.b)),
    request: { seed, inputs: inputsOf(data, seed), keep: ['weights'] },
    async look({ index, tensors }) {
      const { side, case: id } = trainees[index];
      const params = id.params as unknown as TrainingParams;
      const weights = tensors.weights as Float32Array<ArrayBuffer>;
      const right = await rightOf(weights, params, data.test, breathe);
      // The last good one stays: what has become no number answers nothing.
      if (Number.isFinite(tensors.loss[0]) && weights.every(Number.isFinite)) keep({ params, side, weights, right });
      return { [LOSS]: tensors.loss[0], [ACCURACY]: right / TEST };
    },
    goesOn: (trails, { index, ms }) => ms < LONGEST_MS && goesOn(trails, index),
    show,
  });
