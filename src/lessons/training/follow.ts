/** Follows models through their training on the bench, one after the other; what is seen of them is for the lesson to say. */
import type { CaseId, Environment, Locale, Tensors } from '../../engine/contract.ts';
import type { Fed, FollowEvent, FollowRequest } from '../../engine/follow/api.ts';
import type { HeldBench } from '../../ui/bench/lease.ts';
import type { Trail, TrailPoint } from '../lesson.ts';
import { createKeptLooks } from './kept-looks.ts';
import { DRIFT, distance } from './trails.ts';

export interface Trainee {
  readonly case: CaseId;
  readonly side: 'gpu' | 'cpu';
  /** As its trail has it. */
  readonly stories?: Locale;
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

/** Of a trainee, when it is looked at. */
export interface Seen {
  readonly index: number;
  readonly iteration: number;
  readonly ms: number;
  readonly tensors: Tensors;
}

interface From extends Pick<TrailPoint, 'iteration' | 'ms'> {
  readonly points: readonly TrailPoint[];
}

const THE_START: From = { iteration: 0, ms: 0, points: [] };

export interface Following {
  readonly trainees: readonly Trainee[];
  /** Where a single trainee goes on from, and its way so far. */
  readonly from?: From;
  /** Iterations after which each is looked at. */
  stops(trainee: Trainee): readonly number[];
  readonly request: Omit<FollowRequest, 'followers'>;
  /** What a point of the trail is to hold; null: nothing is to be drawn of this look. */
  look(seen: Seen): Promise<TrailPoint['values'] | null>;
  /** Asked behind each look: false ends this trainee's way; other inputs are what it goes on with. */
  goesOn(trails: readonly Trail[], seen: Seen): boolean | Fed;
  /** Told of every change. */
  show(going: Going): void;
}

/** Of weights, in all: a phone has so much to spare. */
const MOST_KEPT_BYTES = 128e6;

const isSameModel = (a: CaseId, b: CaseId): boolean => JSON.stringify(a.params) === JSON.stringify(b.params);

/** Rejects as the bench does. */
export async function followAll(
  bench: Pick<HeldBench, 'follow'>,
  { trainees, from = THE_START, stops, request, look, goesOn, show }: Following,
): Promise<Trained> {
  let going: Going = {
    environment: null,
    trails: trainees.map((one) => ({ ...one, points: from.points, reason: null })),
    now: 0,
    begun: false,
  };
  let cancelled = false;
  /** Of the first trainee: the next one of the same model is held against it. */
  const earlier = createKeptLooks(MOST_KEPT_BYTES);
  const compared = trainees.slice(1).some(({ case: id }) => isSameModel(id, trainees[0].case));
  const put = (now: number, part: Partial<Trail>, begun = true) => {
    going = { ...going, trails: going.trails.with(now, { ...going.trails[now], ...part }), now, begun };
    show(going);
  };

  const see = async ({ index, iteration, ms, hidden, tensors }: Extract<FollowEvent, { type: 'look' }>) => {
    const seen = { index, iteration, ms, tensors };
    const own = await look(seen);
    const { weights } = tensors;
    const other = own && earlier.get(iteration);
    const isOther = index > 0 && other && isSameModel(trainees[index].case, trainees[0].case);
    const drift = isOther ? distance(weights, other) : Number.NaN;
    if (own && index === 0 && compared) earlier.put(iteration, weights);
    if (own) {
      const values = { ...own, ...(Number.isFinite(drift) && { [DRIFT]: drift }) };
      const point = { iteration: from.iteration + iteration, ms: from.ms + ms, hidden, values };
      put(index, { points: [...going.trails[index].points, point] });
    }
    return goesOn(going.trails, seen);
  };

  const followers = trainees.map((one) => ({ case: one.case, stops: stops(one) }));
  await bench.follow({ ...request, followers }, async (event) => {
    if (event.type === 'look') return see(event);
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
