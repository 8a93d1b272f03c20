/** What the way of a network through its training says. Pure. */
import type { Results, Trail, TrailPoint } from '../lesson.ts';

/** Share of the test pictures that a race is about. */
export const GOAL = 0.8;

/** A point's values: the batch's loss, the share of test pictures, and how far the weights are from the other side's. */
export const LOSS = 'loss';
export const ACCURACY = 'accuracy';
export const DRIFT = 'drift';

export const trailsOf = (results: Results, run: string): readonly Trail[] => results[run]?.trails ?? [];

export const trailOf = (trails: readonly Trail[], side: 'gpu' | 'cpu'): Trail | null =>
  trails.find((one) => one.side === side) ?? null;

/** What a trail whose proof failed has come to counts for nothing. */
export const isSound = ({ reason }: Trail): boolean => reason?.code !== 'wrong';

/** The first look at which so many test pictures were right; null where there was none. */
export const reached = (trail: Trail | null, goal = GOAL): TrailPoint | null =>
  (trail && isSound(trail) && trail.points.find(({ values }) => values[ACCURACY] >= goal)) || null;

export const batchOf = ({ case: { params } }: Trail): number => Number(params.b);

/** Pictures seen; one that comes again counts again. */
export const seenAt = (trail: Trail, { iteration }: TrailPoint): number => iteration * batchOf(trail);

/** ‖a − b‖ / ‖b‖ */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [apart, length] = [0, 0];
  for (let at = 0; at < b.length; at++) {
    apart += (a[at] - b[at]) ** 2;
    length += b[at] ** 2;
  }
  return Math.sqrt(apart / length);
}

/** How many looks of both agree in every bit of the loss, and in the accuracy, and at how many both were looked at. */
export function repeats(now: Trail, before: Trail): { readonly same: number; readonly of: number } {
  const of = Math.min(now.points.length, before.points.length);
  const same = now.points.slice(0, of).filter(({ iteration, values }, at) => {
    const other = before.points[at];
    return (
      iteration === other.iteration && [LOSS, ACCURACY].every((name) => Object.is(values[name], other.values[name]))
    );
  }).length;
  return { same, of };
}

/** Two times that differ by less are a tie: the looks are as far apart as that. */
export const TIE = 1.1;

/** Which side was first to reach the goal; null where a side has no time to compare. */
export function winnerOf(trails: readonly Trail[]): 'gpu' | 'cpu' | 'tie' | null {
  const [gpu, cpu] = (['gpu', 'cpu'] as const).map((side) => {
    const trail = trailOf(trails, side);
    const point = reached(trail);
    return { ran: trail !== null && trail.points.length > 0 && trail.reason === null, point };
  });
  if (!gpu.ran || !cpu.ran || isHidden(trails)) return null;
  if (!gpu.point || !cpu.point) return gpu.point ? 'gpu' : cpu.point ? 'cpu' : null;
  const ratio = gpu.point.ms / cpu.point.ms;
  return ratio > TIE ? 'cpu' : ratio < 1 / TIE ? 'gpu' : 'tie';
}

/** Whether the page was hidden while some of it was timed. */
export const isHidden = (trails: readonly Trail[]): boolean =>
  trails.some(({ points }) => points.some(({ hidden }) => hidden));
