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
