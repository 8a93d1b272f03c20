/** The JavaScript kernel. Sums are doubles: JavaScript has no other arithmetic. */
import type { Tensors } from '../../engine/contract.ts';
import type { MatvecParams } from './definition.ts';
import { pitchOf, unpackRow } from './weights.ts';

/** A row is unpacked once, then multiplied by each column. */
export function multiply({ weights, x, y }: Tensors, p: MatvecParams): void {
  const pitch = pitchOf(p);
  const line = new Float32Array(pitch);
  for (let row = 0; row < p.rows; row++) {
    unpackRow(weights, row, p, line);
    for (let column = 0; column < p.b; column++) {
      let sum = 0;
      for (let k = 0, at = column * pitch; k < pitch; k++, at++) sum += line[k] * x[at];
      y[row * p.b + column] = sum;
    }
  }
}
