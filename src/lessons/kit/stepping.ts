/** Where a figure that moves in steps is, and what its controls make of that. Pure. */

export interface Stepping {
  /** From 0. */
  readonly at: number;
  readonly playing: boolean;
}

/** A figure stands still at its first step until somebody moves it. */
export const START: Stepping = { at: 0, playing: false };

/** Whoever goes to a step by hand has stopped the playing. */
export const goTo = (at: number, last: number): Stepping => ({
  at: Math.min(last, Math.max(0, at)),
  playing: false,
});

/** Play or pause; from the end it begins again. */
export function togglePlay({ at, playing }: Stepping, last: number): Stepping {
  if (playing) return { at, playing: false };
  return { at: at < last ? at : 0, playing: last > 0 };
}

/** One step on while playing; it stops at the last. */
export function tick({ at, playing }: Stepping, last: number): Stepping {
  if (!playing) return { at, playing };
  const next = Math.min(last, at + 1);
  return { at: next, playing: next < last };
}
