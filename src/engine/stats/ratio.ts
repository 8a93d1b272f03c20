/** How many times faster, with the uncertainty of both sides. */
export interface Bounds {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export interface Ratio extends Bounds {
  /** The intervals overlap: neither side may be called faster. */
  readonly tie: boolean;
}

/**
 * slow / fast of two times: `median` above 1 says that `fast` is faster. The interval adds the relative half-widths of
 * both sides in quadrature on a log scale (first-order propagation for independent errors).
 */
export function ratioOf(slow: Bounds, fast: Bounds): Ratio {
  const median = slow.median / fast.median;
  const down = Math.hypot(Math.log(slow.median / slow.low), Math.log(fast.high / fast.median));
  const up = Math.hypot(Math.log(slow.high / slow.median), Math.log(fast.median / fast.low));
  return {
    median,
    low: median * Math.exp(-down),
    high: median * Math.exp(up),
    // Bounds that are not numbers make nobody faster.
    tie: !(slow.low > fast.high || fast.low > slow.high),
  };
}

/** An overlap that leaves room for one side being so many times as fast says nothing. */
const LEVEL_WITHIN = 2;

/** The intervals overlap because they are wide, not because the times are alike: too noisy to tell, which is no tie. */
export const isNoisy = ({ tie, low, high }: Ratio): boolean => tie && !(Math.max(high, 1 / low) <= LEVEL_WITHIN);

/** The same from the other side: fast / slow. */
export const inverse = ({ median, low, high, tie }: Ratio): Ratio => ({
  median: 1 / median,
  low: 1 / high,
  high: 1 / low,
  tie,
});
