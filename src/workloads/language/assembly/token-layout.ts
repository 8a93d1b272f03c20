/** Where everything of one more token lies; what is said of parameters, and sizes, is common's. Places are in bytes. */
import { b, d, down, heads, projection, qkv, scoresPitch, setup, t, tokens, up, vocabulary, layers } from './common';

let dice: usize = 0;
export let cache: usize = 0;
let weights: usize = 0;
let scales: usize = 0;
export let logits: usize = 0;
export let added: usize = 0;
export let chosen: usize = 0;
let work: usize = 0;
export let bits: i32 = 32;
/** As many of the likeliest are drawn from; 0: all. */
export let topK: i32 = 0;
/** 0: the likeliest is taken. */
export let temperature: f32 = 0;
/** Whether texts are written on and on: then their newest token stands where the state says. */
export let writes: bool = false;
/** Tokens before the newest. */
export let newest: i32 = 0;
let place: usize = 0;
let begun: usize = 0;

/** Matrices of a layer. */
export const QKV: i32 = 0;
export const PROJECTION: i32 = 1;
export const UP: i32 = 2;
export const DOWN: i32 = 3;

/** Sequences whose sums are made together. */
export const GROUP: i32 = 16;
/** Weights of a piece of a matrix: a sixteenth of it, but no less and no more. The host counts on these: ../decode/wasm.ts. */
const LEAST: i32 = 1 << 15;
const MOST: i32 = 1 << 17;
/** The most that are drawn from. */
export const LARGEST_K: i32 = 64;

/** Comes first in every stage. */
export function setupTokens(
  tokens_: usize, dice_: usize, cache_: usize, weights_: usize, scales_: usize, logits_: usize, added_: usize, chosen_: usize,
  work_: usize, b_: i32, t_: i32, d_: i32, layers_: i32, heads_: i32, vocabulary_: i32, bits_: i32, topK_: i32,
  temperature_: f32, writes_: i32, place_: usize, begun_: usize, sampling: usize,
): void {
  setup(tokens_, 0, weights_, 0, 0, 0, 0, work_, b_, t_, d_, layers_, heads_, vocabulary_, b_);
  dice = dice_;
  cache = cache_;
  weights = weights_;
  scales = scales_;
  logits = logits_;
  added = added_;
  chosen = chosen_;
  work = work_;
  bits = bits_;
  topK = topK_;
  temperature = temperature_;
  writes = writes_ != 0;
  place = place_;
  begun = begun_;
  newest = writes ? load<i32>(place) : t - 1;
  if (writes) {
    temperature = load<f32>(sampling);
    // Too cold to divide by: the largest is taken (`COLDEST` of sampling.ts).
    if (temperature < 1e-6) temperature = 0;
    topK = <i32>load<f32>(sampling, 4);
  }
}

/** The newest token of a sequence. */
export function newestToken(row: i32): i32 {
  return load<i32>(tokens + (<usize>(row * (writes ? t + 1 : t) + newest) << 2));
}
/** What it is drawn with. */
export function dieOf(row: i32): f32 {
  return load<f32>(dice + (<usize>(writes ? row * t + newest : row) << 2));
}

/** What was drawn becomes the newest, behind what was given. */
export function feed(): void {
  const next = newest + 1;
  if (next >= load<i32>(begun)) {
    for (let row = 0; row < b; row++) {
      store<u32>(tokens + (<usize>(row * (t + 1) + next) << 2), load<u32>(chosen + (<usize>row << 2)));
    }
  }
  store<i32>(place, next % t);
}

export function inputsOf(kind: i32): i32 { return kind == DOWN ? 4 * d : d; }
export function columnsOf(kind: i32): i32 { return kind == QKV ? 3 * d : kind == UP ? 4 * d : d; }
/** The number of its first parameter. */
export function firstOf(kind: i32, layer: i32): i32 {
  return kind == QKV ? qkv(layer) : kind == PROJECTION ? projection(layer) : kind == UP ? up(layer) : down(layer);
}

/** A multiple of 4. */
export function rowsOfPiece(kind: i32): i32 {
  const columns = columnsOf(kind);
  const wanted = min(max(inputsOf(kind) * columns / 16, LEAST), MOST) / columns;
  return max(4, wanted & ~3);
}
export function piecesOf(kind: i32): i32 {
  const rows = rowsOfPiece(kind);
  return (inputsOf(kind) + rows - 1) / rows;
}

/** Of four numbers, from the number of the first scale on. */
@inline
export function scaleAt(first: i32): v128 {
  return bits == 8 ? v128.load(scales + (<usize>first << 2)) : f32x4.splat(1);
}
/** Of a row. */
@inline
export function scaleOf(first: i32): v128 {
  return bits == 8 ? v128.load32_splat(scales + (<usize>first << 2)) : f32x4.splat(1);
}
export function norm1Scales(layer: i32): i32 { return 11 * layer * d; }
export function norm2Scales(layer: i32): i32 { return (11 * layer + 5) * d; }
export function matrixScales(kind: i32, layer: i32): i32 {
  return (11 * layer + (kind == QKV ? 1 : kind == PROJECTION ? 4 : kind == UP ? 6 : 10)) * d;
}
export function lastNormScales(): i32 { return 11 * layers * d; }
export function embeddingScales(): i32 { return lastNormScales() + d; }
export function positionScales(): i32 { return embeddingScales() + vocabulary; }

@inline
export function parameter<T>(first: i32): usize {
  return weights + <usize>first * sizeof<T>();
}

/** Sections [b, columns], behind each other. */
@inline
function section(before: i32, columns: i32, row: i32): usize {
  return work + (<usize>(b * before + row * columns) << 2);
}
/** The residual stream. */
export function streamAt(row: i32): usize { return section(0, d, row); }
/** What the next matrix is given. */
export function normedAt(row: i32): usize { return section(d, d, row); }
export function mixedAt(row: i32): usize { return section(2 * d, d, row); }
export function wideAt(row: i32): usize { return section(3 * d, 4 * d, row); }
export function queryAt(row: i32): usize { return section(7 * d, d, row); }
export function sharesAt(row: i32): usize { return section(8 * d, heads * scoresPitch, row); }
export function largestAt(row: i32): usize { return section(8 * d + heads * scoresPitch, LARGEST_K, row); }
/** Sums of a piece, [pieces, b, columns]. */
export function partialAt(kind: i32, piece: i32, row: i32): usize {
  return section(8 * d + heads * scoresPitch + LARGEST_K, 0, 0) + (<usize>((piece * b + row) * columnsOf(kind)) << 2);
}

/** Keys and values of a layer, of the first token. */
export function pastAt(row: i32, layer: i32): usize {
  return cache + (<usize>((row * layers + layer) * t * 2 * d) << 2);
}
export function addedAt(row: i32, layer: i32): usize {
  if (writes) return pastAt(row, layer) + (<usize>(newest * 2 * d) << 2);
  return added + (<usize>((row * layers + layer) * 2 * d) << 2);
}
