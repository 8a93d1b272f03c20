/**
 * The learning rate over the steps: up to its peak in a straight line, then level, then down with the root of the steps. It
 * asks for no end: whoever stops whenever they like has had the best of it, or nearly. Who knows the end comes to rest there.
 * Source: A. Vaswani et al., "Attention Is All You Need", section 5.3 (arXiv 1706.03762).
 */
export interface Schedule {
  readonly peak: number;
  /** Steps up to the peak. */
  readonly warmUp: number;
  /** Steps after which it goes down. */
  readonly level: number;
  /** The last step, where the end is known: the rate goes down to nothing over the last third, and stays there. */
  readonly end?: number;
}

export const rateAt = (step: number, { peak, warmUp, level, end }: Schedule): number => {
  const rest = end === undefined ? 1 : Math.min(1, Math.max(0, (3 * (end - step)) / end));
  return peak * Math.min(1, (step + 1) / warmUp) * Math.min(1, Math.sqrt(level / (step + 1))) * rest;
};

/** What the models of this page are trained with. */
export const SCHEDULE: Schedule = { peak: 0.01, warmUp: 40, level: 400 };
