/** Trains networks on the bench, one after the other, and sees at each look how many test pictures they get right. */
import type { CaseId, Environment } from '../../engine/contract.ts';
import type { FollowEvent } from '../../engine/follow/api.ts';
import type { HeldBench } from '../../ui/bench/lease.ts';
import { classify } from '../../workloads/training/classify.ts';
import type { TrainingParams } from '../../workloads/training/layout.ts';
import type { Trail, TrailPoint } from '../lesson.ts';
import { inputsOf, LONGEST_MS, stopsOf } from './order.ts';
import { type FashionMnist, type Labelled, PIXELS, TEST, toInput } from './pictures.ts';
import { ACCURACY, DRIFT, distance, LOSS } from './trails.ts';

export interface Trainee {
  readonly case: CaseId;
  readonly side: 'gpu' | 'cpu';
}

/** A network as it was at the last look. */
export interface Network {
  readonly params: TrainingParams;
  readonly side: 'gpu' | 'cpu';
  readonly weights: Float32Array<ArrayBuffer>;
  /** Test pictures that it got right. */
  readonly right: number;
}

export interface Going {
  /** Null before the bench has told. */
  readonly environment: Environment | null;
  readonly trails: readonly Trail[];
  /** Whose turn it is. */
  readonly now: number;
  /** Whether its clock has started. */
  readonly begun: boolean;
}

export interface Trained {
  readonly environment: Environment;
  readonly trails: readonly Trail[];
  readonly cancelled: boolean;
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

const breathe = () => new Promise<void>((resolve) => setTimeout(resolve));

export interface Watch {
  /** Asked after each look: false ends this trainee's way. */
  goesOn(trails: readonly Trail[], now: number): boolean;
  /** Told of every change. */
  show(going: Going): void;
  /** Told of every network that was looked at. */
  keep(network: Network): void;
}

/** Rejects as the bench does. */
export async function train(
  bench: Pick<HeldBench, 'follow'>,
  trainees: readonly Trainee[],
  data: FashionMnist,
  seed: number,
  { goesOn, show, keep }: Watch,
): Promise<Trained> {
  let going: Going = {
    environment: null,
    trails: trainees.map(({ case: id, side }) => ({ case: id, side, points: [], reason: null })),
    now: 0,
    begun: false,
  };
  let cancelled = false;
  /** Of the first trainee, by step: the next one of the same network is held against it. */
  const earlier = new Map<number, Float32Array>();
  const compared = trainees.slice(1).some(({ case: id }) => isSameNetwork(id, trainees[0].case));
  const put = (now: number, part: Partial<Trail>, begun = true) => {
    going = { ...going, trails: going.trails.with(now, { ...going.trails[now], ...part }), now, begun };
    show(going);
  };

  const look = async ({ index, iteration, ms, hidden, tensors }: Extract<FollowEvent, { type: 'look' }>) => {
    const { side, case: id } = trainees[index];
    const params = id.params as unknown as TrainingParams;
    const weights = tensors.weights as Float32Array<ArrayBuffer>;
    const right = await rightOf(weights, params, data.test, breathe);
    const other = earlier.get(iteration);
    const drift = index > 0 && other && isSameNetwork(id, trainees[0].case) ? distance(weights, other) : Number.NaN;
    const values = {
      [LOSS]: tensors.loss[0],
      [ACCURACY]: right / TEST,
      ...(Number.isFinite(drift) && { [DRIFT]: drift }),
    };
    if (index === 0 && compared) earlier.set(iteration, weights);
    const point: TrailPoint = { iteration, ms, hidden, values };
    put(index, { points: [...going.trails[index].points, point] });
    // The last good one stays: what has become no number answers nothing.
    if (Number.isFinite(tensors.loss[0]) && weights.every(Number.isFinite)) keep({ params, side, weights, right });
    return ms < LONGEST_MS && goesOn(going.trails, index);
  };

  const request = {
    followers: trainees.map(({ case: id }) => ({ case: id, stops: stopsOf(Number(id.params.b)) })),
    seed,
    inputs: inputsOf(data, seed),
    keep: ['weights'],
  };
  await bench.follow(request, async (event) => {
    if (event.type === 'look') return look(event);
    if (event.type === 'start') going = { ...going, environment: event.environment };
    if (event.type === 'begin') put(event.index, {});
    if (event.type === 'over') {
      put(event.index, { reason: event.reason });
      if (event.index + 1 < trainees.length) put(event.index + 1, {}, false);
    }
    if (event.type === 'end') cancelled = event.cancelled;
    return true;
  });
  const { environment, trails } = going;
  if (!environment) throw new Error('the bench told nothing');
  return { environment, trails, cancelled };
}

const isSameNetwork = (a: CaseId, b: CaseId): boolean => JSON.stringify(a.params) === JSON.stringify(b.params);
