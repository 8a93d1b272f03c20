/**
 * What every token goes through by itself, forward and back: `count` rows of the batch from number `row` on, all of one
 * sequence. Only attention, which stands between these, looks at other tokens.
 */
import {
  activeAt, d, down, flippedAt, flippedEmbedding, inputAt, inputDeltaAt, lastNorm, layers, logitsAt, logitsPitch, middleAt,
  middleDeltaAt, mixedAt, mixedDeltaAt, norm1, norm2, normed1At, normed1DeltaAt, normed2At, normed2DeltaAt, normedAt,
  normedDeltaAt, projection, qkv, qkvAt, qkvDeltaAt, rows, stats1At, stats2At, statsAt, t, targets, tokens, up, upAt, upDeltaAt,
  vocabulary, weightAt, windowAt,
} from './common';
import { activate, activateBack } from './gelu';
import { softmaxLoss } from './loss';
import { normalize, normalizeBack } from './norm';
import { multiply } from './product';

export function embed(row: i32, count: i32): void {
  const line = <usize>d << 2;
  const place = row % t;
  const from = windowAt(tokens, row / t) + (<usize>place << 2);
  const positions = weightAt((vocabulary + place) * d);
  for (let i = 0; i < count; i++) {
    const word = weightAt(<i32>load<u32>(from + (<usize>i << 2)) * d);
    const position = positions + <usize>i * line;
    const to = inputAt(0, row + i);
    for (let c: usize = 0; c < line; c += 16) v128.store(to + c, f32x4.add(v128.load(word + c), v128.load(position + c)));
  }
}

/** to = from · matrix, whose first parameter has the number `first`, + biases, + residual. */
function project(from: usize, inputs: i32, first: i32, columns: i32, to: usize, residual: usize, count: i32): void {
  projectColumns(from, inputs, first, columns, 0, columns, to, residual, count);
}

/** The same to as many as `most` of the columns, from number `begin` on. */
export function projectColumns(
  from: usize, inputs: i32, first: i32, columns: i32, begin: i32, most: i32, to: usize, residual: usize, count: i32,
): void {
  const line = <usize>columns << 2;
  const offset = <usize>begin << 2;
  const width = min(most, columns - begin);
  const biases = weightAt(first + inputs * columns) + offset;
  let start = biases;
  if (residual) {
    start = 1;
    for (let i = offset; i < <usize>count * line; i += line) {
      for (let c: usize = 0; c < <usize>width << 2; c += 16) {
        v128.store(to + i + c, f32x4.add(v128.load(residual + i + c), v128.load(biases + c)));
      }
    }
  }
  multiply(from, <usize>inputs << 2, 4, weightAt(first) + offset, line, to + offset, line, count, width, inputs, start);
}

/** to = from · matrixᵀ. */
function projectBack(from: usize, columns: i32, first: i32, inputs: i32, to: usize, count: i32): void {
  const line = <usize>inputs << 2;
  multiply(from, <usize>columns << 2, 4, flippedAt(first), line, to, line, count, inputs, columns, 0);
}

/** In front of a layer's attention. */
export function before(layer: i32, row: i32, count: i32): void {
  normalize(inputAt(layer, row), weightAt(norm1(layer)), d, stats1At(layer, row), normed1At(layer, row), count);
  project(normed1At(layer, row), d, qkv(layer), 3 * d, qkvAt(layer, row), 0, count);
}

/** Behind a layer's attention. */
export function behind(layer: i32, row: i32, count: i32): void {
  const middle = middleAt(layer, row);
  project(mixedAt(layer, row), d, projection(layer), d, middle, inputAt(layer, row), count);
  normalize(middle, weightAt(norm2(layer)), d, stats2At(layer, row), normed2At(layer, row), count);
  project(normed2At(layer, row), d, up(layer), 4 * d, upAt(layer, row), 0, count);
  activate(upAt(layer, row), activeAt(layer, row), <usize>(4 * d * count) << 2);
  project(activeAt(layer, row), 4 * d, down(layer), d, inputAt(layer + 1, row), middle, count);
}

/** From the last layer to the loss, and back to what that layer gave. */
export function output(row: i32, count: i32): void {
  const line = <usize>d << 2;
  const pitch = <usize>logitsPitch << 2;
  const gains = weightAt(lastNorm());
  const wanted = windowAt(targets, row / t) + (<usize>(row % t) << 2);
  normalize(inputAt(layers, row), gains, d, statsAt(row), normedAt(row), count);
  multiply(normedAt(row), line, 4, flippedEmbedding(), pitch, logitsAt(row), pitch, count, logitsPitch, d, 0);
  softmaxLoss(logitsAt(row), wanted, statsAt(row), vocabulary, logitsPitch, count, rows);
  multiply(logitsAt(row), pitch, 4, weightAt(0), line, normedDeltaAt(row), line, count, d, vocabulary, 0);
  normalizeBack(inputAt(layers, row), gains, d, statsAt(row), normedDeltaAt(row), 0, inputDeltaAt(layers, row), count);
}

/** From what a layer gave to what its attention did. */
export function behindBack(layer: i32, row: i32, count: i32): void {
  const delta = inputDeltaAt(layer + 1, row);
  const middleDelta = middleDeltaAt(layer, row);
  projectBack(delta, d, down(layer), 4 * d, upDeltaAt(layer, row), count);
  activateBack(upAt(layer, row), upDeltaAt(layer, row), <usize>(4 * d * count) << 2);
  projectBack(upDeltaAt(layer, row), 4 * d, up(layer), d, normed2DeltaAt(layer, row), count);
  normalizeBack(
    middleAt(layer, row), weightAt(norm2(layer)), d, stats2At(layer, row), normed2DeltaAt(layer, row), delta, middleDelta,
    count,
  );
  projectBack(middleDelta, d, projection(layer), d, mixedDeltaAt(layer, row), count);
}

/** From what a layer's attention was given to what the layer was. */
export function beforeBack(layer: i32, row: i32, count: i32): void {
  projectBack(qkvDeltaAt(layer, row), 3 * d, qkv(layer), d, normed1DeltaAt(layer, row), count);
  normalizeBack(
    inputAt(layer, row), weightAt(norm1(layer)), d, stats1At(layer, row), normed1DeltaAt(layer, row),
    middleDeltaAt(layer, row), inputDeltaAt(layer, row), count,
  );
}
