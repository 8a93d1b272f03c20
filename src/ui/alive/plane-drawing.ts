/** What to draw of the plane next, and which of the pictures' figures count. Outside React. */
import type { Wish } from '../../engine/draw/api.ts';
import { type Place, viewOf } from '../../workloads/mandelbrot/views.ts';
import { SIDES, type Side } from './sides.tsx';
import { frame } from './use-alive.ts';

/** Of the whole picture, and how often z ← z² + c is applied at most. */
export interface Fineness {
  readonly width: number;
  readonly height: number;
  readonly limit: number;
}

interface Shot {
  readonly place: Place;
  readonly side: Side;
  readonly coarse: boolean;
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

export const sized = ({ width, height, limit }: Fineness, coarse: boolean): Fineness =>
  coarse ? { width: width / COARSE, height: height / COARSE, limit } : { width, height, limit };

/** Follows somebody who moves about: coarse pictures on the way where it has to be, a whole and proved one at rest. */
export class PlaneDrawing {
  place: Place;
  /** Read anew after every wait: who switches meanwhile wants no more of the other side. */
  side: Side = 'gpu';
  /** Null until it is known what the machine bears. */
  fineness: Fineness | null = null;
  /** What is being drawn, and what was drawn last. */
  shot: Shot | null = null;
  #drawn: Shot | null = null;
  /** What was drawn last is whole, and was compared. */
  #settled = false;
  #moving = false;
  #toldAt = -Infinity;
  #wake = () => {};
  readonly #slow = { gpu: false, cpu: false };

  constructor(place: Place) {
    this.place = place;
  }

  /** @param jump somewhere else altogether, and not a step on the way */
  go(to: Place, jump: boolean): void {
    this.place = to;
    this.#moving = !jump;
    this.#wake();
  }

  /** The same place once more: another side draws it, or another request. */
  restart(): void {
    this.#moving = false;
    this.#drawn = null;
    this.#toldAt = -Infinity;
    this.#wake();
  }

  /** @returns null where nothing more is to be drawn, or the signal has aborted */
  async next(signal: AbortSignal): Promise<Wish | null> {
    while (!signal.aborted) {
      if (!this.#isDrawn()) {
        if (!this.#moving) return this.#wishFor(false, true);
        if (await frame(signal)) return this.#wishFor(this.#slow[this.side], false);
      } else if (!this.#settled) {
        const changed = await this.#wokenWithin(REST_MS, signal);
        if (!changed && !signal.aborted) return this.#wishFor(false, true);
      } else if (!(await this.#wokenWithin(LEAVE_MS, signal))) return null;
    }
    return null;
  }

  /** `shot` is drawn. @param ms of its kernel @returns whether its figures are to be told */
  took(ms: number, proved: boolean, now: number): boolean {
    const { shot } = this;
    if (!shot) return false;
    this.#drawn = shot;
    this.#settled = !shot.coarse && proved;
    if (shot.coarse) return false;
    this.#slow[shot.side] = ms > SMOOTH_MS;
    // What the other side had begun is no figure of this one.
    if (shot.side !== this.side || (!proved && now - this.#toldAt < TOLD_MS)) return false;
    this.#toldAt = now;
    return true;
  }

  #isDrawn(): boolean {
    return this.#drawn?.place === this.place && this.#drawn.side === this.side;
  }

  #wishFor(coarse: boolean, prove: boolean): Wish | null {
    if (!this.fineness) return null;
    this.shot = { place: this.place, side: this.side, coarse };
    const { width, height } = sized(this.fineness, coarse);
    const index = 2 * SIDES.indexOf(this.side) + (coarse ? 1 : 0);
    return { index, inputs: { view: viewOf(this.place, width, height) }, prove };
  }

  /** Resolves with true when woken, with false when the time is over or the signal aborts. */
  #wokenWithin(ms: number, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const end = (woken: boolean) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        this.#wake = () => {};
        resolve(woken);
      };
      const stop = () => end(false);
      const timer = setTimeout(stop, ms);
      signal.addEventListener('abort', stop, { once: true });
      this.#wake = () => end(true);
    });
  }
}
