import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { median } from 'simple-statistics';
import { caseOf, resolveParams } from '../../engine/case-id.ts';
import type { Accepts, Alive, Params, TensorData, Workload } from '../../engine/contract.ts';
import type { DrawRequest, Wish } from '../../engine/draw/api.ts';
import { placeIn } from '../picture/fit.ts';
import type { AliveState, Drawn } from './alive-loop.ts';
import { FrameRate } from './frame-rate.ts';
import { paintScene } from './scene.ts';
import { SIDES, type Side } from './sides.tsx';
import { Steps } from './steps.ts';
import { frame, useAlive } from './use-alive.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A workload through which pictures go. */
export interface Filter extends Workload {
  readonly alive: Alive;
  readonly accepts: Accepts & { readonly picture: { readonly input: string; readonly output: string } };
}

export const isFilter = (workload: Workload): workload is Filter =>
  workload.alive?.shows === 'frames' && workload.accepts?.picture?.output !== undefined;

interface FilmOptions {
  readonly by: string;
  readonly workload: Filter;
  readonly params: Params;
  readonly weights: readonly number[] | null;
  /** Null until it is known what the machine bears. */
  readonly size: Size | null;
  readonly side: Side;
  readonly playing: boolean;
  readonly inSight: boolean;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  /** What is filmed while it shows something; the scene otherwise. */
  readonly video: RefObject<HTMLVideoElement | null>;
}

export interface Film extends AliveState {
  /** Pictures a second from frame to canvas; null before there are two. */
  readonly rate: number | null;
  /** Of the kernel alone, the median of the latest; null before the first. */
  readonly kernelMs: number | null;
  /** One frame, and no more. */
  step(): void;
}

/** So often figures change: more could not be read. */
const TOLD_MS = 300;
const KERNELS = 15;

/** Frames through a filter, one after the other, onto the canvas. */
export function useFilm({
  by,
  workload,
  params,
  weights,
  size,
  side,
  playing,
  inSight,
  canvas,
  video,
}: FilmOptions): Film {
  const [told, setTold] = useState<Pick<Film, 'rate' | 'kernelMs'>>({ rate: null, kernelMs: null });
  const request = useRequest(workload, params, size);
  const taker = useMemo(() => size && new FrameTaker(size), [size]);
  const film = useRef({ rate: new FrameRate(), kernels: [] as number[], toldAt: 0, steps: new Steps() }).current;

  // A change shows, though nothing moves.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is named is what changes the picture
  useEffect(() => {
    film.rate.restart();
    film.kernels = [];
    film.steps.want();
  }, [request, side, weights, playing]);

  const next = async (signal: AbortSignal): Promise<Wish | null> => {
    if (!taker || !(await film.steps.next(playing, () => frame(signal)))) return null;
    const inputs: Record<string, TensorData> = { [workload.accepts.picture.input]: taker.take(video.current) };
    if (weights && workload.accepts.weights) inputs[workload.accepts.weights.input] = Float32Array.from(weights);
    return { index: SIDES.indexOf(side), inputs, prove: false };
  };

  const show = ({ index, outputs, ms }: Drawn) => {
    const pixels = outputs[workload.accepts.picture.output] as Uint8Array;
    if (!size || pixels.length !== 4 * size.width * size.height) return;
    const image = new ImageData(new Uint8ClampedArray(pixels), size.width, size.height);
    canvas.current?.getContext('2d')?.putImageData(image, 0, 0);
    // What the other side had begun is no figure of this one.
    if (index !== SIDES.indexOf(side)) return;
    const now = performance.now();
    film.rate.shown(now);
    film.kernels = [...film.kernels, ms].slice(-KERNELS);
    if (playing && now - film.toldAt < TOLD_MS) return;
    film.toldAt = now;
    setTold({ rate: playing ? film.rate.perSecond : null, kernelMs: median(film.kernels) });
  };

  const { ask, ...state } = useAlive({ by, what: workload.title, request, inSight, next, show });
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(ask, [ask, request, side, weights, playing]);

  // A break is no frame that took long.
  useEffect(() => {
    if (state.phase !== 'drawing') film.rate.restart();
  }, [state.phase, film]);

  return {
    ...state,
    ...told,
    step() {
      film.steps.want();
      ask();
    },
  };
}

function useRequest(workload: Filter, params: Params, size: Size | null): DrawRequest | null {
  // Whoever hands over equal parameters anew has changed nothing.
  const key = JSON.stringify(params);
  return useMemo(() => {
    if (!size) return null;
    const { picture } = workload.accepts;
    const given = { ...JSON.parse(key), [picture.width]: size.width, [picture.height]: size.height };
    const resolved = resolveParams(workload, given);
    if (!resolved.ok) return null;
    return { cases: SIDES.map((each) => caseOf(workload, workload.alive[each], resolved.params)), seed: 1 };
  }, [workload, key, size]);
}

/** Takes frames at one size: of a video, cut to its shape, or of the scene. */
class FrameTaker {
  readonly #size: Size;
  readonly #context: OffscreenCanvasRenderingContext2D | null;
  #scene = 0;

  constructor(size: Size) {
    this.#size = size;
    this.#context = new OffscreenCanvas(size.width, size.height).getContext('2d', { willReadFrequently: true });
  }

  /** RGBA u8, opaque. */
  take(video: HTMLVideoElement | null): Uint8Array<ArrayBuffer> {
    const { width, height } = this.#size;
    const context = this.#context;
    if (!context) return new Uint8Array(4 * width * height);
    if (video && video.videoWidth > 0) {
      const from = placeIn({ width: video.videoWidth, height: video.videoHeight }, this.#size);
      context.drawImage(video, from.x, from.y, from.width, from.height, 0, 0, width, height);
    } else paintScene(context, this.#size, this.#scene++);
    const { data } = context.getImageData(0, 0, width, height);
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  }
}
