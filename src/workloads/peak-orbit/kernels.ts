/** The JavaScript kernel. JavaScript calculates in float64; the result is rounded once, when it is stored. */
import type { Tensors } from '../../engine/contract.ts';
import { type PeakOrbitParams, ROW } from './definition.ts';

/** Rows [begin, end). */
export function iterateRows(
  { start, c, end: target }: Tensors,
  { steps }: PeakOrbitParams,
  begin: number,
  end: number,
) {
  for (let row = begin; row < end; row++) {
    const [cx, cy] = [c[2 * row], c[2 * row + 1]];
    for (let i = 0; i < ROW; i++) {
      let x: number = start[2 * ROW * row + i];
      let y: number = start[2 * ROW * row + ROW + i];
      let sum = 0;
      for (let n = 0; n < steps; n++) {
        const x2 = x * x;
        const y2 = y * y;
        sum += x2;
        y = (x + x) * y + cy;
        x = x2 - y2 + cx;
      }
      target[3 * ROW * row + i] = x;
      target[3 * ROW * row + ROW + i] = y;
      target[3 * ROW * row + 2 * ROW + i] = sum;
    }
  }
}
