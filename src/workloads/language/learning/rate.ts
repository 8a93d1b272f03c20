/**
 * The learning rate over the steps: up to its peak in a straight line, then level, then down with the root of the steps. It
 * asks for no end: whoever stops whenever they like has had the best of it, or nearly.
 * Source: A. Vaswani et al., "Attention Is All You Need", section 5.3 (arXiv 1706.03762).
 */
export interface Schedule {
  readonly peak: number;
  /** Steps up to the peak. */
  readonly warmUp: number;
  /** Steps after which it goes down. */
  readonly level: number;
}

export const rateAt = (step: number, { peak, warmUp, level }: Schedule): number =>
  peak * Math.min(1, (step + 1) / warmUp) * Math.min(1, Math.sqrt(level / (step + 1)));

/** What the models of this page are trained with. */
export const SCHEDULE: Schedule = { peak: 0.01, warmUp: 40, level: 200 };
