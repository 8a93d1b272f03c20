/** What the way of a model through its training says, whatever it learns. Pure. */
import type { Results, Trail, TrailPoint } from '../lesson.ts';

/** Of a point's values: the batch's loss, and how far the weights are from the other side's. */
export const LOSS = 'loss';
export const DRIFT = 'drift';

export const trailsOf = (results: Results, run: string): readonly Trail[] => results[run]?.trails ?? [];

export const trailOf = (trails: readonly Trail[], side: 'gpu' | 'cpu'): Trail | null =>
  trails.find((one) => one.side === side) ?? null;

/** What a trail whose proof failed has come to counts for nothing. */
export const isSound = ({ reason }: Trail): boolean => reason?.code !== 'wrong';

/** The first look at which it was there; null where there was none. */
export const firstLook = (trail: Trail | null, isThere: (point: TrailPoint) => boolean): TrailPoint | null =>
  (trail && isSound(trail) && trail.points.find(isThere)) || null;

export const batchOf = ({ case: { params } }: Trail): number => Number(params.b);

/** ‖a − b‖ / ‖b‖ */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [apart, length] = [0, 0];
  for (let at = 0; at < b.length; at++) {
    apart += (a[at] - b[at]) ** 2;
    length += b[at] ** 2;
  }
  return Math.sqrt(apart / length);
}

/** At how many looks both agree in every bit of the values of these names, and at how many both were looked at. */
export function repeatsIn(
  now: Trail,
  before: Trail,
  names: readonly string[],
): { readonly same: number; readonly of: number } {
  const of = Math.min(now.points.length, before.points.length);
  const same = now.points.slice(0, of).filter(({ iteration, values }, at) => {
    const other = before.points[at];
    return iteration === other.iteration && names.every((name) => Object.is(values[name], other.values[name]));
  }).length;
  return { same, of };
}

/** Of each side that was trained once more with the same seed, how far it repeats its first way. */
export const repeatedIn = (
  trails: readonly Trail[],
  firstOf: (trail: Trail) => Trail | null | undefined,
  repeats: (now: Trail, before: Trail) => ReturnType<typeof repeatsIn>,
) =>
  trails.flatMap((trail) => {
    const before = firstOf(trail);
    return before && before !== trail && !trail.reason && trail.points.length > 0
      ? [{ side: trail.side, ...repeats(trail, before) }]
      : [];
  });

/** Two times that differ by less are a tie: the looks are as far apart as that. */
export const TIE = 1.1;

/** Which side was first to be there; null where a side has no time to compare. */
export function firstSide(
  trails: readonly Trail[],
  reached: (trail: Trail | null) => TrailPoint | null,
): 'gpu' | 'cpu' | 'tie' | null {
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

/** As far as the goal, and no less far than whoever went before. */
export function toTheGoal(
  trails: readonly Trail[],
  now: number,
  reached: (trail: Trail) => TrailPoint | null,
): boolean {
  const far = (trail: Trail) => trail.points.at(-1)?.iteration ?? 0;
  return !reached(trails[now]) || far(trails[now]) < Math.max(...trails.slice(0, now).map(far));
}

/** Whether the page was hidden while some of it was timed. */
export const isHidden = (trails: readonly Trail[]): boolean =>
  trails.some(({ points }) => points.some(({ hidden }) => hidden));
