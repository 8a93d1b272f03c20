/** Moving about the plane. Pure. Parts of the picture are shares of its width and height, from its left and top. */
import { type Place, VIEWS } from '../../workloads/mandelbrot/views.ts';

/** Height of the picture for a width of 1. */
export const RATIO = 3 / 4;
/** One step in or out. */
export const ZOOM = 2;
/** Widest and narrowest picture: beyond the one is nothing to see, beyond the other nothing but blocks. */
const WIDEST = 6;
const NARROWEST = 2 ** -24;
/** Furthest that the middle may be from the origin, either way. */
const FURTHEST = 3;
/** Part of the picture that a step to a side covers. */
const STRIDE = 1 / 8;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Move = 'in' | 'out' | 'left' | 'right' | 'up' | 'down' | 'home' | 'seahorses' | 'limit';

/** A Misiurewicz point, M(4,1): branches meet there, so that there is something to see at any depth. */
const MEETING = { x: -0.10109636384562, y: 0.95628651080914 };

const JUMPS: Partial<Readonly<Record<Move, Place>>> = {
  home: VIEWS.whole,
  seahorses: VIEWS.seahorses,
  limit: { ...MEETING, span: 1e-6 },
};

/** Whether a move leads to a place of its own, wherever one was. */
export const isJump = (move: Move): boolean => move in JUMPS;

const MIDDLE: Point = { x: 0.5, y: 0.5 };

export function moved(from: Place, move: Move): Place {
  const jump = JUMPS[move];
  if (jump) return jump;
  switch (move) {
    case 'in':
      return zoomed(from, ZOOM, MIDDLE);
    case 'out':
      return zoomed(from, 1 / ZOOM, MIDDLE);
    case 'left':
      return panned(from, STRIDE, 0);
    case 'right':
      return panned(from, -STRIDE, 0);
    case 'up':
      return panned(from, 0, STRIDE);
    default:
      return panned(from, 0, -STRIDE);
  }
}

/** The picture is dragged: what was at (0, 0) is then at (across, down). */
export const panned = ({ x, y, span }: Place, across: number, down: number): Place =>
  within({ x: x - across * span, y: y + down * span * RATIO, span });

/** What is at the point stays there. @param factor above 1: closer */
export function zoomed(from: Place, factor: number, at: Point): Place {
  const span = Math.min(WIDEST, Math.max(NARROWEST, from.span / factor));
  const wider = span - from.span;
  return within({ x: from.x - (at.x - 0.5) * wider, y: from.y + (at.y - 0.5) * wider * RATIO, span });
}

/** What was under two fingers is under them afterwards, as far as that goes without turning. */
export function pinched(from: Place, before: readonly [Point, Point], after: readonly [Point, Point]): Place {
  const apart = ([a, b]: readonly [Point, Point]) => Math.hypot(a.x - b.x, (a.y - b.y) * RATIO);
  const middle = ([a, b]: readonly [Point, Point]) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const [start, end] = [middle(before), middle(after)];
  const factor = apart(before) > 0 && apart(after) > 0 ? apart(after) / apart(before) : 1;
  return zoomed(panned(from, end.x - start.x, end.y - start.y), factor, end);
}

/** Pixels of a line and of a page, where a wheel counts in those. */
const UNITS = [1, 16, 400];
/** Pixels of a wheel after which the picture is twice as close; most that one event may do. */
const WHEEL_PIXELS = 240;
const WHEEL_MOST = 2;

/** How much closer a turn of the wheel leads. */
export function wheelFactor({ deltaY, deltaMode }: Pick<WheelEvent, 'deltaY' | 'deltaMode'>): number {
  const factor = 2 ** ((-deltaY * (UNITS[deltaMode] ?? 1)) / WHEEL_PIXELS);
  return Math.min(WHEEL_MOST, Math.max(1 / WHEEL_MOST, factor));
}

const KEYS: Readonly<Record<string, Move>> = {
  '+': 'in',
  '=': 'in',
  '-': 'out',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'home',
};

/** Null for a key that means nothing here. */
export const moveOfKey = (key: string): Move | null => KEYS[key] ?? null;

const within = ({ x, y, span }: Place): Place => {
  const near = (value: number) => Math.min(FURTHEST, Math.max(-FURTHEST, value));
  return { x: near(x), y: near(y), span };
};
