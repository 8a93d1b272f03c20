import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { caseOf, resolveParams } from '../../engine/case-id.ts';
import type { Alive, Workload } from '../../engine/contract.ts';
import type { DrawRequest, Wish } from '../../engine/draw/api.ts';
import { type Place, VIEWS, viewOf } from '../../workloads/mandelbrot/views.ts';
import type { AliveState, Drawn } from './alive-loop.ts';
import { paint } from './heat.ts';
import { SIDES, type Side } from './sides.tsx';
import { frame, useAlive } from './use-alive.ts';

/** A workload that draws a part of the plane. */
export interface Plane extends Workload {
  readonly alive: Alive;
}

export const isPlane = (workload: Workload): workload is Plane => workload.alive?.shows === 'plane';

/** Of the whole picture, and how often z ← z² + c is applied at most. */
export interface Fineness {
  readonly width: number;
  readonly height: number;
  readonly limit: number;
}

/** A picture at rest. */
export interface Seen extends Fineness {
  readonly counts: ArrayLike<number>;
  readonly view: Float32Array;
  readonly place: Place;
  readonly side: Side;
}

interface PlaneOptions {
  readonly by: string;
  readonly workload: Plane;
  /** Null until it is known what the machine bears. */
  readonly fineness: Fineness | null;
  readonly side: Side;
  readonly inSight: boolean;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
}

export interface PlaneState extends AliveState {
  /** The latest that was compared with float64; null before the first. */
  readonly seen: Seen | null;
  /** Of the kernel, of the latest whole picture, and whether that one was compared; null before the first. */
  readonly told: { readonly ms: number; readonly proved: boolean } | null;
  readonly place: () => Place;
  /** @param jump somewhere else altogether, and not a step on the way */
  go(to: Place, jump?: boolean): void;
}

/** Pixels of a coarse picture across and down, for one. */
const COARSE = 4;
/** A whole picture that takes longer makes moving jerky: then coarse ones are drawn on the way. */
const SMOOTH_MS = 25;
/** Whoever has not moved for so long looks. */
const REST_MS = 200;
/** Whoever has looked for so long needs the bench no more. */
const LEAVE_MS = 1000;
const TOLD_MS = 300;

interface Shot {
  readonly place: Place;
  readonly side: Side;
  readonly coarse: boolean;
}

/** The plane around a place, drawn anew whenever that changes: coarse on the way where it has to be, whole and proved at rest. */
export function usePlane({ by, workload, fineness, side, inSight, canvas }: PlaneOptions): PlaneState {
  const [seen, setSeen] = useState<Seen | null>(null);
  const [told, setTold] = useState<PlaneState['told']>(null);
  const request = useRequest(workload, fineness);
  const plane = useRef({
    place: VIEWS.whole as Place,
    moving: false,
    /** What is being drawn, and what was drawn last. */
    shot: null as Shot | null,
    drawn: null as Shot | null,
    /** What was drawn last is whole, and was compared. */
    settled: false,
    slow: { gpu: false, cpu: false },
    toldAt: 0,
    wake: () => {},
  }).current;

  const wishFor = (coarse: boolean, prove: boolean): Wish | null => {
    if (!fineness) return null;
    plane.shot = { place: plane.place, side, coarse };
    const { width, height } = sized(fineness, coarse);
    const index = 2 * SIDES.indexOf(side) + (coarse ? 1 : 0);
    return { index, inputs: { view: viewOf(plane.place, width, height) }, prove };
  };

  const isDrawn = () => plane.drawn?.place === plane.place && plane.drawn.side === side;
  const next = async (signal: AbortSignal): Promise<Wish | null> => {
    while (!signal.aborted) {
      if (!isDrawn()) {
        if (!plane.moving) return wishFor(false, true);
        if (await frame(signal)) return wishFor(plane.slow[side], false);
      } else if (!plane.settled) {
        const changed = await wokenWithin(REST_MS, signal, plane);
        if (!changed && !signal.aborted) return wishFor(false, true);
      } else if (!(await wokenWithin(LEAVE_MS, signal, plane))) return null;
    }
    return null;
  };

  const show = ({ outputs: { counts }, ms, verdict }: Drawn) => {
    const { shot } = plane;
    if (!shot || !fineness || !canvas.current) return;
    const size = sized(fineness, shot.coarse);
    if (counts.length !== size.width * size.height) return;
    paintOn(canvas.current, counts, size);
    plane.drawn = shot;
    plane.settled = !shot.coarse && verdict !== null;
    if (shot.coarse) return;
    plane.slow[shot.side] = ms > SMOOTH_MS;
    const now = performance.now();
    const proved = verdict !== null;
    if (!proved && now - plane.toldAt < TOLD_MS) return;
    plane.toldAt = now;
    setTold({ ms, proved });
    const view = viewOf(shot.place, size.width, size.height);
    if (proved) setSeen({ ...size, counts, view, place: shot.place, side: shot.side });
  };

  const { ask, ...state } = useAlive({ by, what: workload.title, request, inSight, next, show });

  // Another side draws the same place, from the start.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is named is what changes the picture
  useEffect(() => {
    plane.moving = false;
    plane.drawn = null;
    plane.wake();
    ask();
  }, [ask, plane, request, side]);

  return {
    ...state,
    seen,
    told,
    place: () => plane.place,
    go(to, jump = false) {
      plane.place = to;
      plane.moving = !jump;
      plane.wake();
      ask();
    },
  };
}

const sized = ({ width, height, limit }: Fineness, coarse: boolean): Fineness =>
  coarse ? { width: width / COARSE, height: height / COARSE, limit } : { width, height, limit };

/** Both sides, whole and coarse. */
function useRequest(workload: Plane, fineness: Fineness | null): DrawRequest | null {
  return useMemo(() => {
    if (!fineness) return null;
    const cases = SIDES.flatMap((side) =>
      [false, true].map((coarse) => {
        const resolved = resolveParams(workload, { ...sized(fineness, coarse), view: 'custom' });
        if (!resolved.ok) throw new RangeError(resolved.problem.en);
        return caseOf(workload, workload.alive[side], resolved.params);
      }),
    );
    return { cases, seed: 1 };
  }, [workload, fineness]);
}

/** Resolves with true when `wake` is called, with false when the time is over or the signal aborts. */
function wokenWithin(ms: number, signal: AbortSignal, waker: { wake: () => void }): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    const end = (woken: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      waker.wake = () => {};
      resolve(woken);
    };
    const stop = () => end(false);
    const timer = setTimeout(stop, ms);
    signal.addEventListener('abort', stop, { once: true });
    waker.wake = () => end(true);
  });
}

function paintOn(canvas: HTMLCanvasElement, counts: ArrayLike<number>, { width, height, limit }: Fineness): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = new ImageData(paint(counts, limit), width, height);
  if (width === canvas.width) {
    context.putImageData(image, 0, 0);
    return;
  }
  const small = new OffscreenCanvas(width, height);
  small.getContext('2d')?.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(small, 0, 0, canvas.width, canvas.height);
}
