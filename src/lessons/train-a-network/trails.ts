/** What the way of a network through its training says. Pure. */
import type { Trail, TrailPoint } from '../lesson.ts';
import { batchOf, firstLook, firstSide, LOSS, repeatsIn } from '../training/trails.ts';

/** Share of the test pictures that a race is about. */
export const GOAL = 0.8;

/** Of a point's values: the share of test pictures. */
export const ACCURACY = 'accuracy';

/** The first look at which so many test pictures were right; null where there was none. */
export const reached = (trail: Trail | null, goal = GOAL): TrailPoint | null =>
  firstLook(trail, ({ values }) => values[ACCURACY] >= goal);

/** Pictures seen; one that comes again counts again. */
export const seenAt = (trail: Trail, { iteration }: TrailPoint): number => iteration * batchOf(trail);

/** How many looks of both agree in every bit of the loss, and in the accuracy, and at how many both were looked at. */
export const repeats = (now: Trail, before: Trail) => repeatsIn(now, before, [LOSS, ACCURACY]);

/** Which side was first to reach the goal; null where a side has no time to compare. */
export const winnerOf = (trails: readonly Trail[]) => firstSide(trails, reached);
