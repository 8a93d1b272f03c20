/** What all stages share: where everything lies, see ../layout.ts. Sizes are in numbers, places in bytes. */

export let tokens: usize = 0;
export let targets: usize = 0;
export let weights: usize = 0;
export let moment1: usize = 0;
export let moment2: usize = 0;
export let step: usize = 0;
export let loss: usize = 0;
let work: usize = 0;
export let b: i32 = 0;
export let t: i32 = 0;
export let d: i32 = 0;
export let layers: i32 = 0;
export let heads: i32 = 0;
export let vocabulary: i32 = 0;
let windows: i32 = 0;

/** Of a row of logits, and of one head's scores: whole vectors. */
export let logitsPitch: i32 = 0;
export let scoresPitch: i32 = 0;
/** Of a head's query. */
export let size: i32 = 0;
/** Tokens of the batch. */
export let rows: i32 = 0;
/** Columns of a layer's sections, and where those of the derivatives begin. */
let layerColumns: i32 = 0;
let deltas: i32 = 0;

/** Comes first in every stage. */
export function setup(
  tokens_: usize, targets_: usize, weights_: usize, moment1_: usize, moment2_: usize, step_: usize, loss_: usize, work_: usize,
  b_: i32, t_: i32, d_: i32, layers_: i32, heads_: i32, vocabulary_: i32, windows_: i32,
): void {
  tokens = tokens_;
  targets = targets_;
  weights = weights_;
  moment1 = moment1_;
  moment2 = moment2_;
  step = step_;
  loss = loss_;
  work = work_;
  b = b_;
  t = t_;
  d = d_;
  layers = layers_;
  heads = heads_;
  vocabulary = vocabulary_;
  windows = windows_;
  logitsPitch = (vocabulary + 3) & ~3;
  scoresPitch = (t + 3) & ~3;
  size = d / heads;
  rows = b * t;
  deltas = 16 * d + 8 + 2 * heads * scoresPitch;
  layerColumns = deltas + 12 * d;
}

/** Of `tokens` or `targets`, the window at a place of the batch. */
export function windowAt(from: usize, at: i32): usize {
  // Prompts stand one after the other.
  const now = step ? load<u32>(step) : 0;
  const window = (now % <u32>windows * <u32>b + <u32>at) % <u32>windows;
  return from + (<usize>window * <usize>t << 2);
}

/** A section of a layer, behind so many columns of it, from a row on; `columns` are its own. */
@inline
function section(layer: i32, before: i32, columns: i32, row: i32): usize {
  return work + ((<usize>rows * <usize>(layer * layerColumns + before) + <usize>row * <usize>columns) << 2);
}

export function inputAt(layer: i32, row: i32): usize { return section(layer, 0, d, row); }
export function normed1At(layer: i32, row: i32): usize { return section(layer, d, d, row); }
export function qkvAt(layer: i32, row: i32): usize { return section(layer, 2 * d, 3 * d, row); }
export function mixedAt(layer: i32, row: i32): usize { return section(layer, 5 * d, d, row); }
export function middleAt(layer: i32, row: i32): usize { return section(layer, 6 * d, d, row); }
export function normed2At(layer: i32, row: i32): usize { return section(layer, 7 * d, d, row); }
export function upAt(layer: i32, row: i32): usize { return section(layer, 8 * d, 4 * d, row); }
export function activeAt(layer: i32, row: i32): usize { return section(layer, 12 * d, 4 * d, row); }
export function stats1At(layer: i32, row: i32): usize { return section(layer, 16 * d, 4, row); }
export function stats2At(layer: i32, row: i32): usize { return section(layer, 16 * d + 4, 4, row); }
export function scoresAt(layer: i32, row: i32): usize {
  return section(layer, 16 * d + 8, heads * scoresPitch, row);
}
export function scoresDeltaAt(layer: i32, row: i32): usize {
  return section(layer, 16 * d + 8 + heads * scoresPitch, heads * scoresPitch, row);
}
/** Behind the last layer it is the derivatives by the output. */
export function inputDeltaAt(layer: i32, row: i32): usize {
  return layer < layers ? section(layer, deltas, d, row) : section(layers, d, d, row);
}
export function normed1DeltaAt(layer: i32, row: i32): usize { return section(layer, deltas + d, d, row); }
export function qkvDeltaAt(layer: i32, row: i32): usize { return section(layer, deltas + 2 * d, 3 * d, row); }
export function mixedDeltaAt(layer: i32, row: i32): usize { return section(layer, deltas + 5 * d, d, row); }
export function middleDeltaAt(layer: i32, row: i32): usize { return section(layer, deltas + 6 * d, d, row); }
export function normed2DeltaAt(layer: i32, row: i32): usize { return section(layer, deltas + 7 * d, d, row); }
export function upDeltaAt(layer: i32, row: i32): usize { return section(layer, deltas + 8 * d, 4 * d, row); }

export function normedAt(row: i32): usize { return section(layers, 2 * d, d, row); }
export function normedDeltaAt(row: i32): usize { return section(layers, 3 * d, d, row); }
export function logitsAt(row: i32): usize { return section(layers, 4 * d, logitsPitch, row); }
export function statsAt(row: i32): usize { return section(layers, 4 * d + logitsPitch, 4, row); }

/** Behind the sections: matrices turned round, and the gradient, which lies as the parameters do. */
function flippedStart(): usize { return section(layers, 4 * d + logitsPitch + 4, 0, 0); }
/** The embedding, [d, logitsPitch]. */
export function flippedEmbedding(): usize { return flippedStart(); }
/** A matrix of a layer. @param first number of its first parameter */
export function flippedAt(first: i32): usize {
  return flippedStart() + (<usize>(d * logitsPitch + first - (vocabulary + t) * d) << 2);
}
export function gradientAt(first: i32): usize {
  return flippedAt(lastNorm()) + (<usize>first << 2);
}

/** Numbers of the first parameters of tables. */
@inline
function layerAt(layer: i32, before: i32): i32 {
  return (vocabulary + t) * d + layer * (12 * d + 13) * d + before * d;
}
export function norm1(layer: i32): i32 { return layerAt(layer, 0); }
export function qkv(layer: i32): i32 { return layerAt(layer, 2); }
export function projection(layer: i32): i32 { return layerAt(layer, 3 * d + 5); }
export function norm2(layer: i32): i32 { return layerAt(layer, 4 * d + 6); }
export function up(layer: i32): i32 { return layerAt(layer, 4 * d + 8); }
export function down(layer: i32): i32 { return layerAt(layer, 8 * d + 12); }
export function lastNorm(): i32 { return layerAt(layers, 0); }

@inline
export function weightAt(first: i32): usize {
  return weights + (<usize>first << 2);
}
