/** The JavaScript kernels: a sweep over all cells for each step, from one of two fields to the other. */
import type { Stage, TensorData, Tensors } from '../../engine/contract.ts';
import { type HeatParams, KEPT, probedRow, SHARED } from './definition.ts';

/** The proof sweeps in float64. */
type Field = TensorData | Float64Array;

type Sweep = (from: Field, to: Field, source: Field, p: HeatParams, begin: number, end: number) => void;

/** Rows [begin, end), each cell with its four neighbours, found anew. */
export const sweepCells: Sweep = (from, to, source, { width, height }, begin, end) => {
  for (let y = begin; y < end; y++) {
    for (let x = 0; x < width; x++) {
      const west = from[y * width + Math.max(x - 1, 0)];
      const east = from[y * width + Math.min(x + 1, width - 1)];
      const north = from[Math.max(y - 1, 0) * width + x];
      const south = from[Math.min(y + 1, height - 1) * width + x];
      const at = y * width + x;
      to[at] = KEPT * from[at] + SHARED * (west + east + (north + south)) + source[at];
    }
  }
};

/** Rows [begin, end); a cell hands itself and its eastern neighbour on to the next, and edges are no question for the rest. */
export const sweepRows: Sweep = (from, to, source, { width, height }, begin, end) => {
  for (let y = begin; y < end; y++) {
    const row = y * width;
    const up = Math.max(y - 1, 0) * width - row;
    const down = Math.min(y + 1, height - 1) * width - row;
    let here = from[row];
    let west = here;
    const last = row + width - 1;
    for (let at = row; at < last; at++) {
      const east = from[at + 1];
      to[at] = KEPT * here + SHARED * (west + east + (from[at + up] + from[at + down])) + source[at];
      west = here;
      here = east;
    }
    to[last] = KEPT * here + SHARED * (west + here + (from[last + up] + from[last + down])) + source[last];
  }
};

const FORTH = 'forth';
const BACK = 'back';

/** There and back, for every two steps. */
const stagesOf =
  (grain: number) =>
  ({ height, steps }: HeatParams): readonly Stage[] =>
    Array.from({ length: steps }, (_, step) => ({ entry: step % 2 ? BACK : FORTH, rows: height, grain }));

/** Rows that are handed out at a time. */
const GRAIN = 16;
export const stages = stagesOf(GRAIN);

/** What is read from the row that is looked at, by whoever has just written it. */
function probe({ temperature, profile }: Tensors, { width, height }: HeatParams, begin: number, end: number): void {
  const row = probedRow(height);
  if (begin <= row && row < end) profile.set(temperature.subarray(row * width, (row + 1) * width));
}

export const stageWith =
  (sweep: Sweep) =>
  (io: Tensors, p: HeatParams, entry: string, begin: number, end: number): void => {
    const { temperature, other, source } = io;
    if (entry === FORTH) {
      sweep(temperature, other, source, p, begin, end);
      return;
    }
    sweep(other, temperature, source, p, begin, end);
    probe(io, p, begin, end);
  };

/** All steps on one thread. */
export const stepsWith =
  (sweep: Sweep) =>
  (io: Tensors, p: HeatParams): void => {
    for (const { entry, rows } of stages(p)) stageWith(sweep)(io, p, entry, 0, rows);
  };
