/** Sliders have whole positions; what they stand for may lie on a logarithmic scale. */
export const SLIDER_STEPS = 200;

export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly scale: 'log' | 'linear';
}

/** Share of the way from min to max, 0 … 1; values beyond an end count as that end. */
export function shareOf(value: number, { min, max, scale }: Scale): number {
  const share = scale === 'log' ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
}

export const toPosition = (value: number, scale: Scale): number => Math.round(shareOf(value, scale) * SLIDER_STEPS);

/** Rounded to two significant digits: nobody guesses more. */
export function fromPosition(position: number, { min, max, scale }: Scale): number {
  const share = position / SLIDER_STEPS;
  const value = scale === 'log' ? min * (max / min) ** share : min + (max - min) * share;
  return Math.min(max, Math.max(min, Number(value.toPrecision(2))));
}
