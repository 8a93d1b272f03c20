/** What the pieces of a product come to, and what is made of it in front of the next matrix. */
import { across, madd } from '../../simd/assembly/arithmetic';
import { b, d } from './common';
import { four } from './packed';
import { columnsOf, firstOf, inputsOf, matrixScales, normedAt, parameter, partialAt, piecesOf, scaleAt, streamAt } from './token-layout';

const EPSILON: f32 = 1e-5;

/** Four numbers of a product: the sums of all pieces, and the biases. */
@inline
export function joined<T>(kind: i32, layer: i32, row: i32, column: i32): v128 {
  const columns = columnsOf(kind);
  const biases = firstOf(kind, layer) + inputsOf(kind) * columns;
  let sum = four<T>(parameter<T>(biases + column));
  const apart = <usize>(b * columns) << 2;
  let at = partialAt(kind, 0, row) + (<usize>column << 2);
  for (let piece = piecesOf(kind); piece > 0; piece--, at += apart) sum = f32x4.add(sum, v128.load(at));
  return f32x4.mul(sum, scaleAt(matrixScales(kind, layer) + column));
}

/** The residual stream of a sequence takes a product in. */
export function takeIn<T>(kind: i32, layer: i32, row: i32): void {
  const stream = streamAt(row);
  for (let c = 0; c < d; c += 4) {
    const at = stream + (<usize>c << 2);
    v128.store(at, f32x4.add(v128.load(at), joined<T>(kind, layer, row, c)));
  }
}

/** Layer norm of the residual stream, for the next matrix. @param gains number of the first of them */
export function normalizeStream<T>(row: i32, gains: i32, scales: i32): void {
  const from = streamAt(row);
  const to = normedAt(row);
  const length = <usize>d << 2;
  let sum = f32x4.splat(0);
  for (let at: usize = 0; at < length; at += 16) sum = f32x4.add(sum, v128.load(from + at));
  const mean = f32x4.splat(across(sum) / <f32>d);
  let squares = f32x4.splat(0);
  for (let at: usize = 0; at < length; at += 16) {
    const off = f32x4.sub(v128.load(from + at), mean);
    squares = madd(off, off, squares);
  }
  const by = f32x4.splat(<f32>1 / sqrt<f32>(across(squares) / <f32>d + EPSILON));
  for (let c = 0; c < d; c += 4) {
    const at = <usize>c << 2;
    const unit = f32x4.mul(f32x4.sub(v128.load(from + at), mean), by);
    const value = madd(unit, four<T>(parameter<T>(gains + c)), four<T>(parameter<T>(gains + d + c)));
    v128.store(to + at, f32x4.mul(value, scaleAt(scales + c)));
  }
}
