/** A line drawing of what came of a workload: data, so that whoever makes it needs no page. */
import type { LocalText } from './text.ts';

export type Point = readonly [x: number, y: number];

/** `made`: what the contender computed; `ink`: what it is held against; `faint`: what is around it. */
export type Tone = 'made' | 'ink' | 'faint';

export type Mark =
  | { readonly kind: 'area'; readonly points: readonly Point[]; readonly tone: Tone }
  | { readonly kind: 'line'; readonly points: readonly Point[]; readonly tone: Tone; readonly dashed?: boolean }
  | { readonly kind: 'dot'; readonly at: Point; readonly radius: number; readonly tone: Tone }
  | {
      readonly kind: 'label';
      readonly at: Point;
      readonly text: LocalText;
      readonly anchor: 'start' | 'middle' | 'end';
    };

/** Lengths are in units of the drawing, y downwards; a line is some two units thick. */
export interface Sketch {
  readonly width: number;
  readonly height: number;
  /** What is to be seen, for who does not see it. */
  readonly alt: LocalText;
  /** What it comes to, in numbers. */
  readonly caption: LocalText;
  /** Drawn all the time. */
  readonly around: readonly Mark[];
  /** One after the other on top of it; the last one stays, and is all there is where nothing is to move. At least one. */
  readonly frames: readonly (readonly Mark[])[];
}
