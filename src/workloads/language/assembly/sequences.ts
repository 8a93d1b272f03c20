/** Sequences of the batch, each forward and back by itself; and what comes before: matrices turned round. */
import { attend, attendBack } from './attention';
import {
  d, down, flippedAt, flippedEmbedding, heads, layers, logitsPitch, projection, qkv, setup, t, up, vocabulary, weightAt, weights,
} from './common';
import { flip } from './product';
import { before, beforeBack, behind, behindBack, embed, output } from './rows';

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
    const row = at * t;
    embed(row, t);
    for (let layer = 0; layer < layers; layer++) forward(layer, row);
    output(row, t);
    for (let layer = layers - 1; layer >= 0; layer--) back(layer, row);
  }
}

export function forward(layer: i32, row: i32): void {
  before(layer, row, t);
  attend(layer, row, 0, heads);
  behind(layer, row, t);
}

function back(layer: i32, row: i32): void {
  behindBack(layer, row, t);
  attendBack(layer, row, 0, heads);
  beforeBack(layer, row, t);
}
