/** What a share of a sample says of the whole. */

import { WITHIN_95 } from '../normal.ts';

export interface Proportion {
  readonly share: number;
  /** 95% interval. */
  readonly low: number;
  readonly high: number;
}

/**
 * `hits` of `count` (at least one) drawn at random. The interval is E. B. Wilson's ("Probable Inference, the Law of
 * Succession, and Statistical Inference", JASA 22, 1927): unlike the plain one it stays within 0 and 1, and means
 * something when there are no hits, or nothing else.
 */
export function proportion(hits: number, count: number): Proportion {
  const share = hits / count;
  const spread = WITHIN_95 ** 2 / count;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (WITHIN_95 * Math.sqrt((share * (1 - share)) / count + spread / (4 * count))) / (1 + spread);
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
