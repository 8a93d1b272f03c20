/** Whether a result was compared with the reference, and on whose word. */
import type { SummaryRow } from './summary.ts';

/** `here`: by this program on this machine. `reported`: a link or a file says so. */
export type Checked = 'here' | 'reported' | 'no';

/** @param own measured here, not read from a link or a file; the engine calls nothing `ok` that it has not checked */
export function checkedBy({ status, maxError }: Pick<SummaryRow, 'status' | 'maxError'>, own: boolean): Checked {
  // Nothing that was checked and found right is off by infinity or by no number; a wrong result may be.
  const checked = status === 'wrong' || (status === 'ok' && maxError !== null && Number.isFinite(maxError));
  if (!checked) return 'no';
  return own ? 'here' : 'reported';
}
