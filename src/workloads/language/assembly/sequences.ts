/** Sequences of the batch, each forward and back by itself; and what comes before: matrices turned round. */
import { attend, attendBack } from './attention';
import {
  activeAt, b, d, down, flippedAt, flippedEmbedding, inputAt, inputDeltaAt, lastNorm, layers, logitsAt, logitsPitch,
  middleAt, middleDeltaAt, mixedAt, mixedDeltaAt, norm1, norm2, normed1At, normed1DeltaAt, normed2At, normed2DeltaAt,
  normedAt, normedDeltaAt, projection, qkv, qkvAt, qkvDeltaAt, rows, scoresAt, scoresDeltaAt, setup, stats1At, stats2At,
  statsAt, t, targets, tokens, up, upAt, upDeltaAt, vocabulary, weightAt, windowAt,
} from './common';
import { activate, activateBack } from './gelu';
import { softmaxLoss } from './loss';
import { normalize, normalizeBack } from './norm';
import { flip, multiply } from './product';

/** Pieces [begin, end): the embedding, then four matrices of each layer. */
export function turn(
  tokens: usize, targets: usize, rate: usize, weights: usize, moment1: usize, moment2: usize, step: usize, loss: usize,
  work: usize, b: i32, t: i32, width: i32, layers: i32, heads: i32, vocabulary: i32, windows: i32, begin: i32,
  end: i32,
): void {
  setup(tokens, targets, weights, moment1, moment2, step, loss, work, b, t, width, layers, heads, vocabulary, windows);
  for (let piece = begin; piece < end; piece++) {
    const layer = (piece - 1) / 4;
    const kind = (piece - 1) % 4;
    if (piece == 0) flip(weights, <usize>d << 2, vocabulary, d, flippedEmbedding(), logitsPitch);
    else if (kind == 0) flipMatrix(qkv(layer), d, 3 * d);
    else if (kind == 1) flipMatrix(projection(layer), d, d);
    else if (kind == 2) flipMatrix(up(layer), d, 4 * d);
    else flipMatrix(down(layer), 4 * d, d);
  }
}

function flipMatrix(first: i32, inputs: i32, columns: i32): void {
  flip(weightAt(first), <usize>columns << 2, inputs, columns, flippedAt(first), inputs);
}

/** Sequences [begin, end). */
export function sequences(
  tokens: usize, targets: usize, rate: usize, weights: usize, moment1: usize, moment2: usize, step: usize, loss: usize,
  work: usize, b: i32, t: i32, width: i32, layers: i32, heads: i32, vocabulary: i32, windows: i32, begin: i32,
  end: i32,
): void {
  setup(tokens, targets, weights, moment1, moment2, step, loss, work, b, t, width, layers, heads, vocabulary, windows);
  for (let at = begin; at < end; at++) {
    embed(at);
    const row = at * t;
    for (let layer = 0; layer < layers; layer++) forward(layer, row);
    output(at);
    for (let layer = layers - 1; layer >= 0; layer--) back(layer, row);
  }
}

export function embed(at: i32): void {
  const window = windowAt(tokens, at);
  const line = <usize>d << 2;
  const positions = weightAt(vocabulary * d);
  for (let i = 0; i < t; i++) {
    const word = weightAt(<i32>load<u32>(window + (<usize>i << 2)) * d);
    const position = positions + <usize>i * line;
    const to = inputAt(0, at * t + i);
    for (let c: usize = 0; c < line; c += 16) v128.store(to + c, f32x4.add(v128.load(word + c), v128.load(position + c)));
  }
}

/** to = from · matrix, whose first parameter has the number `first`, + biases, + residual. */
function project(from: usize, inputs: i32, first: i32, columns: i32, to: usize, residual: usize): void {
  const line = <usize>columns << 2;
  const biases = weightAt(first + inputs * columns);
  let start = biases;
  if (residual) {
    start = 1;
    for (let i: usize = 0; i < <usize>t * line; i += line) {
      for (let c: usize = 0; c < line; c += 16) {
        v128.store(to + i + c, f32x4.add(v128.load(residual + i + c), v128.load(biases + c)));
      }
    }
  }
  multiply(from, <usize>inputs << 2, 4, weightAt(first), line, to, line, t, columns, inputs, start);
}

/** to = from · matrixᵀ. */
function projectBack(from: usize, columns: i32, first: i32, inputs: i32, to: usize): void {
  const line = <usize>inputs << 2;
  multiply(from, <usize>columns << 2, 4, flippedAt(first), line, to, line, t, inputs, columns, 0);
}

export function forward(layer: i32, row: i32): void {
  const input = inputAt(layer, row);
  const middle = middleAt(layer, row);
  const wide = <usize>(4 * d * t) << 2;
  normalize(input, weightAt(norm1(layer)), d, stats1At(layer, row), normed1At(layer, row), t);
  project(normed1At(layer, row), d, qkv(layer), 3 * d, qkvAt(layer, row), 0);
  // The derivatives' room is free yet.
  attend(qkvAt(layer, row), scoresAt(layer, row), mixedAt(layer, row), upDeltaAt(layer, row));
  project(mixedAt(layer, row), d, projection(layer), d, middle, input);
  normalize(middle, weightAt(norm2(layer)), d, stats2At(layer, row), normed2At(layer, row), t);
  project(normed2At(layer, row), d, up(layer), 4 * d, upAt(layer, row), 0);
  activate(upAt(layer, row), activeAt(layer, row), wide);
  project(activeAt(layer, row), 4 * d, down(layer), d, inputAt(layer + 1, row), middle);
}

/** From the last layer to the loss, and back to what that layer gave. */
function output(at: i32): void {
  const row = at * t;
  const line = <usize>d << 2;
  const pitch = <usize>logitsPitch << 2;
  const gains = weightAt(lastNorm());
  normalize(inputAt(layers, row), gains, d, statsAt(row), normedAt(row), t);
  multiply(normedAt(row), line, 4, flippedEmbedding(), pitch, logitsAt(row), pitch, t, logitsPitch, d, 0);
  softmaxLoss(logitsAt(row), windowAt(targets, at), statsAt(row), vocabulary, logitsPitch, t, rows);
  multiply(logitsAt(row), pitch, 4, weightAt(0), line, normedDeltaAt(row), line, t, d, vocabulary, 0);
  normalizeBack(inputAt(layers, row), gains, d, statsAt(row), normedDeltaAt(row), 0, inputDeltaAt(layers, row), t);
}

function back(layer: i32, row: i32): void {
  const delta = inputDeltaAt(layer + 1, row);
  const middleDelta = middleDeltaAt(layer, row);
  const wide = <usize>(4 * d * t) << 2;
  projectBack(delta, d, down(layer), 4 * d, upDeltaAt(layer, row));
  activateBack(upAt(layer, row), upDeltaAt(layer, row), wide);
  projectBack(upDeltaAt(layer, row), 4 * d, up(layer), d, normed2DeltaAt(layer, row));
  normalizeBack(
    middleAt(layer, row), weightAt(norm2(layer)), d, stats2At(layer, row), normed2DeltaAt(layer, row), delta, middleDelta, t,
  );
  projectBack(middleDelta, d, projection(layer), d, mixedDeltaAt(layer, row));
  // What was in front of GELU is needed no more.
  attendBack(
    qkvAt(layer, row), scoresAt(layer, row), mixedDeltaAt(layer, row), scoresDeltaAt(layer, row), qkvDeltaAt(layer, row),
    upAt(layer, row),
  );
  projectBack(qkvDeltaAt(layer, row), 3 * d, qkv(layer), d, normed1DeltaAt(layer, row));
  normalizeBack(
    inputAt(layer, row), weightAt(norm1(layer)), d, stats1At(layer, row), normed1DeltaAt(layer, row), middleDelta,
    inputDeltaAt(layer, row), t,
  );
}
