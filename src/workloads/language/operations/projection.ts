/** A matrix times the rows of a section, and its transpose. */
import type { Floats, Matrix, Table } from '../layout.ts';
import { productVariance, type Round, relative, squaresOf } from './rounding.ts';

/** Rows [begin, end) of a section. */
export interface Range {
  readonly begin: number;
  readonly end: number;
}

/**
 * to = from · matrix + biases, and what is in `residual`.
 * @param biased false: there are none
 */
export function project(
  work: Floats,
  from: Table,
  weights: Floats,
  matrix: Matrix,
  to: Table,
  { begin, end }: Range,
  round: Round,
  { biased = true, residual = null }: { readonly biased?: boolean; readonly residual?: Table | null } = {},
): void {
  const { inputs, columns, first } = matrix;
  const biases = first + inputs * columns;
  const sums = new Float64Array(columns);
  const squares = round ? columnSquares(weights, matrix) : sums;
  for (let row = begin; row < end; row++) {
    const source = from.first + row * from.columns;
    for (let c = 0; c < columns; c++) sums[c] = biased ? weights[biases + c] : 0;
    for (let r = 0; r < inputs; r++) {
      const factor = work[source + r];
      const line = first + r * columns;
      for (let c = 0; c < columns; c++) sums[c] += factor * weights[line + c];
    }
    const target = to.first + row * to.columns;
    const own = round ? squaresOf(work, source, inputs) : 0;
    for (let c = 0; c < columns; c++) {
      const before = residual ? work[residual.first + row * residual.columns + c] : 0;
      const sum = before + sums[c];
      const variance = round ? productVariance(inputs + 1, sums[c], own, squares[c]) + relative(sum, 2) : 0;
      work[target + c] = round ? round(sum, variance) : sum;
    }
  }
}

/** to = from · matrixᵀ. */
export function projectBack(
  work: Floats,
  from: Table,
  weights: Floats,
  { inputs, columns, first }: Matrix,
  to: Table,
  { begin, end }: Range,
  round: Round,
): void {
  const squares = round
    ? Float64Array.from({ length: inputs }, (_, r) => squaresOf(weights, first + r * columns, columns))
    : null;
  for (let row = begin; row < end; row++) {
    const source = from.first + row * from.columns;
    const target = to.first + row * to.columns;
    const own = round ? squaresOf(work, source, columns) : 0;
    for (let r = 0; r < inputs; r++) {
      const line = first + r * columns;
      let sum = 0;
      for (let c = 0; c < columns; c++) sum += work[source + c] * weights[line + c];
      work[target + r] = round && squares ? round(sum, productVariance(columns, sum, own, squares[r])) : sum;
    }
  }
}

function columnSquares(weights: Floats, { inputs, columns, first }: Matrix): Float64Array {
  const squares = new Float64Array(columns);
  for (let at = 0; at < inputs * columns; at++) squares[at % columns] += weights[first + at] ** 2;
  return squares;
}
