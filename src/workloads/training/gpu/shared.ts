/** What passes of several rungs say alike. */
import type { Layer } from '../convolutional/layout.ts';
import type { TrainingParams } from '../layout.ts';

export const optimiserOf = (p: TrainingParams) => ({ ADAM: p.optimiser === 'adam' ? 1 : 0 });

export const constantsOf = ({ side, channels, filters, pooled }: Layer) => ({
  SIDE: side,
  CHANNELS: channels,
  FILTERS: filters,
  POOLED: pooled,
});

/** Of a thread's block, as many lanes apart. */
export const UNITS = 4;

/** As many threads side by side as a row has blocks, in a power of two: the twelve numbers of the tail need four. */
export function lanesOf(pitch: number): number {
  let lanes = 32;
  while (lanes > UNITS && (lanes / 2) * UNITS >= pitch) lanes /= 2;
  return lanes;
}
