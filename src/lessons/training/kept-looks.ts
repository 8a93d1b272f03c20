/** Weights of one model at its looks, for another to be compared with. Pure. */
import type { TensorData } from '../../engine/contract.ts';

export interface KeptLooks {
  /** Keeps numbers alone: what has become none is not worth comparing. */
  put(iteration: number, weights: TensorData): void;
  get(iteration: number): TensorData | undefined;
}

/**
 * Where not all fit, every second is let go, and of those to come every second is kept: they lie over the whole way.
 * @param mostBytes together
 */
export function createKeptLooks(mostBytes: number): KeptLooks {
  const kept = new Map<number, TensorData>();
  let every = 1;
  let count = 0;
  return {
    put(iteration, weights) {
      if (count++ % every || !weights.every(Number.isFinite)) return;
      kept.set(iteration, weights);
      while (kept.size > 1 && kept.size * weights.byteLength > mostBytes) {
        for (const [place, one] of [...kept.keys()].entries()) if (place % 2) kept.delete(one);
        every *= 2;
      }
    },
    get: (iteration) => kept.get(iteration),
  };
}
