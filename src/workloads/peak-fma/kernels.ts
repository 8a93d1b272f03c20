/** The JavaScript kernel. JavaScript calculates in float64; the result is rounded once, when it is stored. */
import type { Tensors } from '../../engine/contract.ts';
import { type PeakFmaParams, ROW } from './definition.ts';

/** Rows [begin, end), `chains` neighbours side by side. */
export function iterateRows(io: Tensors, { chains, steps }: PeakFmaParams, begin: number, end: number): void {
  const side = SIDES[chains as keyof typeof SIDES];
  for (let row = begin; row < end; row++) {
    const c: number = io.coefficient[row];
    for (let i = row * ROW; i < (row + 1) * ROW; i += chains) side(io, i, c, steps);
  }
}

type Side = (io: Tensors, i: number, c: number, steps: number) => void;

const SIDES: Readonly<Record<1 | 2 | 4 | 8, Side>> = {
  1({ start, end }, i, c, steps) {
    let x: number = start[i];
    for (let n = 0; n < steps; n++) x = x * x + c;
    end[i] = x;
  },
  2({ start, end }, i, c, steps) {
    let x: number = start[i];
    let y: number = start[i + 1];
    for (let n = 0; n < steps; n++) {
      x = x * x + c;
      y = y * y + c;
    }
    end[i] = x;
    end[i + 1] = y;
  },
  4({ start, end }, i, c, steps) {
    let x: number = start[i];
    let y: number = start[i + 1];
    let z: number = start[i + 2];
    let w: number = start[i + 3];
    for (let n = 0; n < steps; n++) {
      x = x * x + c;
      y = y * y + c;
      z = z * z + c;
      w = w * w + c;
    }
    end[i] = x;
    end[i + 1] = y;
    end[i + 2] = z;
    end[i + 3] = w;
  },
  8({ start, end }, i, c, steps) {
    let x0: number = start[i];
    let x1: number = start[i + 1];
    let x2: number = start[i + 2];
    let x3: number = start[i + 3];
    let x4: number = start[i + 4];
    let x5: number = start[i + 5];
    let x6: number = start[i + 6];
    let x7: number = start[i + 7];
    for (let n = 0; n < steps; n++) {
      x0 = x0 * x0 + c;
      x1 = x1 * x1 + c;
      x2 = x2 * x2 + c;
      x3 = x3 * x3 + c;
      x4 = x4 * x4 + c;
      x5 = x5 * x5 + c;
      x6 = x6 * x6 + c;
      x7 = x7 * x7 + c;
    }
    end[i] = x0;
    end[i + 1] = x1;
    end[i + 2] = x2;
    end[i + 3] = x3;
    end[i + 4] = x4;
    end[i + 5] = x5;
    end[i + 6] = x6;
    end[i + 7] = x7;
  },
};
