/** Moving about the plane. Pure. */
import type { Place } from '../../workloads/mandelbrot/views.ts';
import { VIEWS } from '../../workloads/mandelbrot/views.ts';

/** One step in or out. */
export const ZOOM = 4;
/** Widest and narrowest picture: beyond the one is nothing to see, beyond the other nothing but blocks. */
const WIDEST = 6;
const NARROWEST = 2 ** -24;
/** Part of the picture that a move to a side covers. */
const STRIDE = 1 / 4;

export type Move = 'in' | 'out' | 'left' | 'right' | 'up' | 'down' | 'home' | 'seahorses' | 'limit';

/** A Misiurewicz point, M(4,1): branches meet there, so that there is something to see at any depth. */
const MEETING = { x: -0.10109636384562, y: 0.95628651080914 };

const JUMPS: Partial<Readonly<Record<Move, Place>>> = {
  home: VIEWS.whole,
  seahorses: VIEWS.seahorses,
  limit: { ...MEETING, span: 1e-6 },
};

/** @param ratio height / width of the picture */
export function moved(from: Place, move: Move, ratio: number): Place {
  const { x, y, span } = from;
  const jump = JUMPS[move];
  if (jump) return jump;
  switch (move) {
    case 'in':
      return within(from, span / ZOOM);
    case 'out':
      return within(from, span * ZOOM);
    case 'left':
      return { ...from, x: x - STRIDE * span };
    case 'right':
      return { ...from, x: x + STRIDE * span };
    case 'up':
      return { ...from, y: y + STRIDE * span * ratio };
    default:
      return { ...from, y: y - STRIDE * span * ratio };
  }
}

/** One step in; what was under the pointer is then in the middle. Shares of the picture, from its left and top. */
export function zoomedAt({ x, y, span }: Place, acrossShare: number, downShare: number, ratio: number): Place {
  const middle = { x: x + (acrossShare - 0.5) * span, y: y - (downShare - 0.5) * span * ratio };
  return within({ ...middle, span }, span / ZOOM);
}

const within = (place: Place, span: number): Place => ({
  ...place,
  span: Math.min(WIDEST, Math.max(NARROWEST, span)),
});

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
