import type { Summary } from '../../results/summary.ts';

/** A run that is charted, alone or laid over others. */
export interface ResultSource {
  readonly id: string;
  /** Shown when there are several: the name of a machine or of a run. */
  readonly label: string | null;
  readonly summary: Summary;
  /**
   * Measured by this visitor: its results were checked here, and what is remembered of this machine's limits applies
   * where the place is the same.
   */
  readonly own?: boolean;
}
