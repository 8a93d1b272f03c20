import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { caseOf, resolveParams } from '../../engine/case-id.ts';
import type { Alive, Workload } from '../../engine/contract.ts';
import type { DrawRequest } from '../../engine/draw/api.ts';
import { type Place, VIEWS, viewOf } from '../../workloads/mandelbrot/views.ts';
import type { AliveState, Drawn } from './alive-loop.ts';
import { paint } from './counts.ts';
import { type Fineness, PlaneDrawing, sized } from './plane-drawing.ts';
import { SIDES, type Side } from './sides.tsx';
import { useAlive } from './use-alive.ts';

/** A workload that draws a part of the plane. */
export interface Plane extends Workload {
  readonly alive: Alive;
}

export const isPlane = (workload: Workload): workload is Plane => workload.alive?.shows === 'plane';

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

/** The plane around a place, drawn anew whenever that changes: coarse on the way where it has to be, whole and proved at rest. */
export function usePlane({ by, workload, fineness, side, inSight, canvas }: PlaneOptions): PlaneState {
  const [seen, setSeen] = useState<Seen | null>(null);
  const [told, setTold] = useState<PlaneState['told']>(null);
  const request = useRequest(workload, fineness);
  const plane = useRef(new PlaneDrawing(VIEWS.whole)).current;
  plane.side = side;
  plane.fineness = fineness;

  const show = ({ outputs: { counts }, ms, verdict }: Drawn) => {
    const { shot } = plane;
    if (!shot || !fineness || !canvas.current) return;
    const size = sized(fineness, shot.coarse);
    if (counts.length !== size.width * size.height) return;
    paintOn(canvas.current, counts, size);
    const proved = verdict !== null;
    if (!plane.took(ms, proved, performance.now())) return;
    setTold({ ms, proved });
    const view = viewOf(shot.place, size.width, size.height);
    if (proved) setSeen({ ...size, counts, view, place: shot.place, side: shot.side });
  };

  const { ask, ...state } = useAlive({
    by,
    what: workload.title,
    request,
    inSight,
    next: (signal) => plane.next(signal),
    show,
  });

  // Another side draws the same place, from the start.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is named is what changes the picture
  useEffect(() => {
    setTold(null);
    plane.restart();
    ask();
  }, [ask, plane, request, side]);

  return {
    ...state,
    seen,
    told,
    place: () => plane.place,
    go(to, jump = false) {
      plane.go(to, jump);
      ask();
    },
  };
}

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
