/** What the way of a language model through its training says. Pure. */
import { floorOf } from '../../workloads/language/stories/index.ts';
import type { Trail, TrailPoint } from '../lesson.ts';
import { batchOf, firstLook, firstSide, LOSS, repeatsIn } from '../training/trails.ts';

/** Of a point's values: mean loss on text that is held out, in nats a token; share of its stories that are right. */
export const HELD_OUT = 'held-out';
export const RIGHT = 'right';
/** Of the head that takes most from the name that a pronoun means: how much, on average over the held-out stories' pronouns. */
export const OWNER = 'owner';

/** Stories that the judge is given at a look. */
export const JUDGED = 40;

/** Above the floor: whoever is nearer writes sentences as they should be, and mixes up who lost what. */
export const GRAMMAR = 0.45;
/** Whoever is nearer carries names and things through a story. */
export const COPIES = 0.13;

/** In nats a token; null where nobody threw dice: a text of the visitor's. */
export const floorFor = ({ stories }: Pick<Trail, 'stories'>): number | null =>
  stories ? floorOf(stories).natsPerToken : null;

/** The first look at which the held-out loss was so near to its floor. */
export function reached(trail: Trail | null, above = GRAMMAR): TrailPoint | null {
  const floor = trail && floorFor(trail);
  return floor === null ? null : firstLook(trail, ({ values }) => values[HELD_OUT] <= floor + above);
}

/** Above the floor: whoever is nearer has left the plateau, on which each name and thing is drawn anew wherever it stands. */
const PLATEAU = 0.25;

/** The steps between which it learned to look back, from the plateau to copying; null as long as it has not. */
export function fallOf(trail: Trail): { readonly from: number; readonly to: number } | null {
  const floor = floorFor(trail);
  const to = reached(trail, COPIES);
  if (floor === null || !to) return null;
  const before = trail.points.filter(({ iteration }) => iteration < to.iteration);
  const from = before.findLast(({ values }) => values[HELD_OUT] > floor + PLATEAU);
  return from ? { from: from.iteration, to: to.iteration } : null;
}

/** Tokens read; one that comes again counts again. */
export const readAt = (trail: Trail, { iteration }: TrailPoint): number =>
  iteration * batchOf(trail) * Number(trail.case.params.t);

export const repeats = (now: Trail, before: Trail) => repeatsIn(now, before, [LOSS, HELD_OUT]);

export const winnerOf = (trails: readonly Trail[]) => firstSide(trails, reached);

/** The last look that knows it. */
export const lastOf = (trail: Trail | undefined, name: string): TrailPoint | null =>
  trail?.points.findLast(({ values }) => name in values) ?? null;
