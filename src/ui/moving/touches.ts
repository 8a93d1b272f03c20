/** From a pointer's way over a picture to the places where a brush touches it. Places are in shares of width and height. Pure. */

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Nearer than this to the one before, a touch would only add to it. */
const APART = 0.02;

/** One pointer at a time; the others are the page's. */
export interface Stroke {
  readonly pointer: number;
  readonly last: Place;
  /** A finger that has only been laid down may be about to scroll the page. */
  readonly held: boolean;
}

export interface Stroked {
  readonly stroke: Stroke | null;
  readonly touches: readonly Place[];
}

const isIn = ({ x, y }: Place): boolean => x >= 0 && x <= 1 && y >= 0 && y <= 1;

export function laidDown(stroke: Stroke | null, pointer: number, at: Place, finger: boolean): Stroked {
  if (stroke) return { stroke, touches: [] };
  return { stroke: { pointer, last: at, held: finger }, touches: finger ? [] : [at] };
}

export function moved(stroke: Stroke | null, pointer: number, at: Place): Stroked {
  if (stroke?.pointer !== pointer) return { stroke, touches: [] };
  if (Math.hypot(at.x - stroke.last.x, at.y - stroke.last.y) < APART) return { stroke, touches: [] };
  const touches = [...(stroke.held ? [stroke.last] : []), at].filter(isIn);
  return { stroke: { pointer, last: at, held: false }, touches };
}

export function lifted(stroke: Stroke | null, pointer: number): Stroked {
  if (stroke?.pointer !== pointer) return { stroke, touches: [] };
  return { stroke: null, touches: stroke.held ? [stroke.last] : [] };
}

/** Of a press of an arrow; with Shift four times as far. */
const STEP = 1 / 32;
const FAR = 4;

const ARROWS: Readonly<Record<string, Place>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

const within = (value: number): number => Math.min(1, Math.max(0, value));

/** Where a key moves the place to; null for one that moves nothing. */
export function steered({ x, y }: Place, key: string, shift: boolean): Place | null {
  const way = ARROWS[key];
  const step = shift ? FAR * STEP : STEP;
  return way ? { x: within(x + step * way.x), y: within(y + step * way.y) } : null;
}
