/** From the derivatives to the parameters. */
import { move, scale } from '../../simd/assembly/descent';
import {
  activeAt, b, d, down, gradientAt, inputAt, inputDeltaAt, lastNorm, layers, logitsAt, logitsPitch, middleAt, middleDeltaAt,
  mixedAt, moment1, moment2, norm1, norm2, normed1At, normed1DeltaAt, normed2At, normed2DeltaAt, normedAt, normedDeltaAt,
  projection, qkv, qkvDeltaAt, rows, setup, stats1At, stats2At, statsAt, t, tokens, up, upDeltaAt, vocabulary, weights,
  windowAt,
} from './common';
import { addRow, slopesOfNorm, sumRows } from './norm';
import { multiply } from './product';

/** Rows of a piece of a matrix, and tokens at a time: what these have stays in the nearest caches while the rows go by. */
const ROWS: i32 = 32;
const TOKENS: i32 = 64;

@inline
function piecesOf(count: i32): i32 {
  return (count + ROWS - 1) / ROWS;
}

/** Pieces [begin, end) of the parameters: of the embedding, of the positions, the last norm; then those of each layer. */
export function update(
  tokens: usize, targets: usize, rate: usize, weights: usize, moment1: usize, moment2: usize, step: usize, loss: usize,
  work: usize, b: i32, t: i32, width: i32, layers: i32, heads: i32, vocabulary: i32, windows: i32, begin: i32,
  end: i32,
): void {
  setup(tokens, targets, weights, moment1, moment2, step, loss, work, b, t, width, layers, heads, vocabulary, windows);
  scale(load<i32>(step), 1, load<f32>(rate));
  const narrow = piecesOf(d);
  const ofLayer = 3 * narrow + piecesOf(4 * d) + 1;
  for (let piece = begin; piece < end; piece++) {
    let left = piece;
    if (left < piecesOf(vocabulary)) {
      embedding(left * ROWS);
      continue;
    }
    left -= piecesOf(vocabulary);
    if (left < piecesOf(t)) {
      positions(left * ROWS);
      continue;
    }
    left -= piecesOf(t);
    if (left == 0) {
      norm(lastNorm(), inputAt(layers, 0), statsAt(0), normedDeltaAt(0));
      continue;
    }
    const layer = (left - 1) / ofLayer;
    left = (left - 1) % ofLayer;
    if (left < narrow) {
      matrix(qkv(layer), 3 * d, normed1At(layer, 0), d, qkvDeltaAt(layer, 0), left * ROWS);
    } else if (left < 2 * narrow) {
      matrix(projection(layer), d, mixedAt(layer, 0), d, middleDeltaAt(layer, 0), (left - narrow) * ROWS);
    } else if (left < 3 * narrow) {
      matrix(up(layer), 4 * d, normed2At(layer, 0), d, upDeltaAt(layer, 0), (left - 2 * narrow) * ROWS);
    } else if (left < ofLayer - 1) {
      matrix(down(layer), d, activeAt(layer, 0), 4 * d, inputDeltaAt(layer + 1, 0), (left - 3 * narrow) * ROWS);
    } else {
      vectors(layer);
    }
  }
}

/** The slopes of `count` rows of a table, and the moves. @param a what the rows were given, `b` the derivatives */
function slopes(first: i32, count: i32, columns: i32, a: usize, aRow: usize, b: usize): void {
  const line = <usize>columns << 2;
  const to = gradientAt(first);
  for (let token = 0; token < rows; token += TOKENS) {
    multiply(
      a + <usize>token * aRow, 4, aRow, b + <usize>token * line, line, to, line, count, columns, min(TOKENS, rows - token),
      token ? 1 : 0,
    );
  }
}

function follow(first: i32, count: i32): void {
  const from = gradientAt(first);
  const start = <usize>first << 2;
  for (let at: usize = 0; at < <usize>count << 2; at += 16) {
    move(weights, moment1, moment2, start + at, v128.load(from + at), 1);
  }
}

/** Rows of a matrix from number `row` on. */
function matrix(first: i32, columns: i32, input: usize, inputs: i32, delta: usize, row: i32): void {
  const count = min(ROWS, inputs - row);
  const place = first + row * columns;
  slopes(place, count, columns, input + (<usize>row << 2), <usize>inputs << 2, delta);
  follow(place, count * columns);
}

/** Of the embedding: what the output has of it, and what tokens have. */
function embedding(row: i32): void {
  const count = min(ROWS, vocabulary - row);
  const line = <usize>d << 2;
  slopes(row * d, count, d, logitsAt(0) + (<usize>row << 2), <usize>logitsPitch << 2, normedAt(0));
  for (let at = 0; at < b; at++) {
    const window = windowAt(tokens, at);
    for (let i = 0; i < t; i++) {
      const token = <i32>load<u32>(window + (<usize>i << 2));
      if (token >= row && token < row + count) addRow(inputDeltaAt(0, at * t + i), line, gradientAt(token * d));
    }
  }
  follow(row * d, count * d);
}

function positions(row: i32): void {
  const line = <usize>d << 2;
  const first = (vocabulary + row) * d;
  const count = min(ROWS, t - row);
  memory.fill(gradientAt(first), 0, <usize>count * line);
  for (let at = 0; at < b; at++) addRow(inputDeltaAt(0, at * t + row), <usize>count * line, gradientAt(first));
  follow(first, count * d);
}

function norm(first: i32, input: usize, stats: usize, delta: usize): void {
  slopesOfNorm(input, d, stats, delta, gradientAt(first), rows);
  follow(first, 2 * d);
}

function biases(first: i32, columns: i32, delta: usize): void {
  sumRows(delta, columns, gradientAt(first), rows);
  follow(first, columns);
}

/** Norms and biases of a layer. */
function vectors(layer: i32): void {
  norm(norm1(layer), inputAt(layer, 0), stats1At(layer, 0), normed1DeltaAt(layer, 0));
  norm(norm2(layer), middleAt(layer, 0), stats2At(layer, 0), normed2DeltaAt(layer, 0));
  biases(qkv(layer) + 3 * d * d, 3 * d, qkvDeltaAt(layer, 0));
  biases(projection(layer) + d * d, d, middleDeltaAt(layer, 0));
  biases(up(layer) + 4 * d * d, 4 * d, upDeltaAt(layer, 0));
  biases(down(layer) + 4 * d * d, d, inputDeltaAt(layer + 1, 0));
}

/** When nobody needs the number of the step any more. */
export function finish(
  tokens: usize, targets: usize, rate: usize, weights: usize, moment1: usize, moment2: usize, step: usize, loss: usize,
  work: usize, b: i32, t: i32, width: i32, layers: i32, heads: i32, vocabulary: i32, windows: i32, begin: i32,
  end: i32,
): void {
  setup(tokens, targets, weights, moment1, moment2, step, loss, work, b, t, width, layers, heads, vocabulary, windows);
  let sum: f32 = 0;
  for (let token = 0; token < rows; token++) sum += load<f32>(statsAt(token), 8);
  store<f32>(loss, sum / <f32>rows);
  store<i32>(step, load<i32>(step) + 1);
}
