/**
 * Causal attention on 128-bit vectors: q, k, v and output [heads · t, d] f32, row h·t + i is token i of head h; d is a
 * multiple of 4.
 *
 * `pack` copies K into panels of 8 keys, [heads, ceil(t / 8), d, 8], the last of a head filled up with zeros: a vector then
 * holds the same number of four keys, and their scores need no sum across lanes. `attend` takes 4 queries at a time through
 * tiles of 64 keys: scores of 4 × 8 pairs stay in 8 vectors, exponentials are taken four at a time, and 4 × 8 numbers of
 * the output stay in 8 vectors while all values of a tile are weighed. A running maximum and a running sum make one tile
 * after the other possible.
 * Method: T. Dao et al., "FlashAttention: Fast and Memory-Efficient Exact Attention with IO-Awareness", NeurIPS 2022;
 * M. Milakov and N. Gimelshein, "Online normalizer calculation for softmax", arXiv 1805.02867.
 *
 * Tiles [heads · t, 68] f32: of each query 64 weights, its largest score so far, and its sum so far.
 */
import { across, expOfRemainder, madd } from '../../simd/assembly/arithmetic';

const PANEL: i32 = 8;
const QUERIES: i32 = 4;
const KEYS: i32 = 64;
/** Bytes of a query's part of a tile, and where in it largest score and sum are. */
const TILE: usize = 272;
const MOST: usize = 256;
const SUM: usize = 260;
/** The score of a key that is not seen: its weight is zero beside any other. */
const UNSEEN: f32 = -3e38;

/**
 * exp(x) for x <= 0, off by 2^-22 of it at most; zero where it is below 2^-126. 2^n · exp(r) with |r| <= ln 2 / 2, ln 2 in
 * two parts so that r is exact to the last bits, and a polynomial for exp(r).
 * Source: S. Moshier, Cephes, single/expf.c (coefficients).
 */
@inline
function exponentials(x: v128): v128 {
  const above = f32x4.max(x, f32x4.splat(-88));
  const n = f32x4.nearest(f32x4.mul(above, f32x4.splat(1.44269504088896341)));
  let r = f32x4.sub(above, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.12194440e-4)));
  return f32x4.mul(expOfRemainder(r), i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23));
}

/** exp(x) as the kernel takes it, one by one. */
export function exponential(x: f32): f32 {
  return f32x4.extract_lane(exponentials(f32x4.splat(x)), 0);
}

/** Panels [begin, end). */
export function pack(
  q: usize, k: usize, v: usize, output: usize, panels: usize, tiles: usize, t: i32, d: i32, scale: f32, begin: i32, end: i32,
): void {
  const each = (t + PANEL - 1) / PANEL;
  const pitch = <usize>d << 2;
  for (let panel = begin; panel < end; panel++) {
    const key = (panel % each) * PANEL;
    const source = k + <usize>(panel / each * t + key) * pitch;
    const target = panels + (<usize>panel * pitch << 3);
    const keys = min(PANEL, t - key);
    if (keys < PANEL) memory.fill(target, 0, pitch << 3);
    for (let j = 0; j < keys; j++) {
      const from = source + <usize>j * pitch;
      const to = target + (<usize>j << 2);
      for (let c: usize = 0; c < pitch; c += 4) store<f32>(to + (c << 3), load<f32>(from + c));
    }
  }
}

/** Rows [begin, end) of the output. */
export function attend(
  q: usize, k: usize, v: usize, output: usize, panels: usize, tiles: usize, t: i32, d: i32, scale: f32, begin: i32, end: i32,
): void {
  const each = (t + PANEL - 1) / PANEL;
  const pitch = <usize>d << 2;
  let rows = 0;
  for (let row = begin; row < end; row += rows) {
    const head = row / t;
    const token = row - head * t;
    // A block ends with its head.
    rows = min(min(QUERIES, end - row), t - token);
    const seen = token + rows;
    const queries = q + <usize>row * pitch;
    const target = output + <usize>row * pitch;
    const tile = tiles + <usize>row * TILE;
    const keysOf = panels + <usize>(head * each) * (pitch << 3);
    const valuesOf = v + <usize>(head * t) * pitch;
    for (let i = 0; i < rows; i++) {
      memory.fill(target + <usize>i * pitch, 0, pitch);
      store<f32>(tile + <usize>i * TILE, UNSEEN, MOST);
      store<f32>(tile + <usize>i * TILE, 0, SUM);
    }
    for (let first = 0; first < seen; first += KEYS) {
      const keys = min(KEYS, seen - first);
      for (let key = 0; key < keys; key += PANEL) {
        const panel = keysOf + <usize>((first + key) / PANEL) * (pitch << 3);
        scores(queries, panel, tile + (<usize>key << 2), pitch, rows, scale);
      }
      for (let i = 0; i < rows; i++) {
        soften(tile + <usize>i * TILE, target + <usize>i * pitch, pitch, min(keys, token + i + 1 - first), keys);
      }
      weigh(tile, valuesOf + <usize>first * pitch, target, pitch, rows, keys);
    }
    for (let i = 0; i < rows; i++) divide(target + <usize>i * pitch, pitch, load<f32>(tile + <usize>i * TILE, SUM));
  }
}

/** Scores of 4 queries and the 8 keys of a panel, two numbers of each at a time. Queries that are not there repeat the last. */
function scores(q: usize, panel: usize, to: usize, pitch: usize, rows: i32, scale: f32): void {
  const q1 = rows > 1 ? pitch : 0;
  const q2 = rows > 2 ? q1 + pitch : q1;
  const q3 = rows > 3 ? q2 + pitch : q2;
  let s00 = f32x4.splat(0), s01 = s00, s10 = s00, s11 = s00, s20 = s00, s21 = s00, s30 = s00, s31 = s00;
  for (const end = q + pitch; q < end; q += 8, panel += 64) {
    let left = v128.load(panel);
    let right = v128.load(panel, 16);
    let factor = v128.load32_splat(q);
    s00 = madd(factor, left, s00);
    s01 = madd(factor, right, s01);
    factor = v128.load32_splat(q + q1);
    s10 = madd(factor, left, s10);
    s11 = madd(factor, right, s11);
    factor = v128.load32_splat(q + q2);
    s20 = madd(factor, left, s20);
    s21 = madd(factor, right, s21);
    factor = v128.load32_splat(q + q3);
    s30 = madd(factor, left, s30);
    s31 = madd(factor, right, s31);
    left = v128.load(panel, 32);
    right = v128.load(panel, 48);
    factor = v128.load32_splat(q, 4);
    s00 = madd(factor, left, s00);
    s01 = madd(factor, right, s01);
    factor = v128.load32_splat(q + q1, 4);
    s10 = madd(factor, left, s10);
    s11 = madd(factor, right, s11);
    factor = v128.load32_splat(q + q2, 4);
    s20 = madd(factor, left, s20);
    s21 = madd(factor, right, s21);
    factor = v128.load32_splat(q + q3, 4);
    s30 = madd(factor, left, s30);
    s31 = madd(factor, right, s31);
  }
  writeScores(to, s00, s01, scale);
  if (rows > 1) writeScores(to + TILE, s10, s11, scale);
  if (rows > 2) writeScores(to + 2 * TILE, s20, s21, scale);
  if (rows > 3) writeScores(to + 3 * TILE, s30, s31, scale);
}

@inline
function writeScores(to: usize, left: v128, right: v128, scale: f32): void {
  const factor = f32x4.splat(scale);
  v128.store(to, f32x4.mul(left, factor));
  v128.store(to, f32x4.mul(right, factor), 16);
}

/**
 * Scores of a query to weights, of which `keys` are wanted and `seen` not zero; what it has gathered so far, `pitch` bytes
 * of output, is brought to the new maximum.
 */
function soften(tile: usize, output: usize, pitch: usize, seen: i32, keys: i32): void {
  const end = tile + (<usize>((keys + 3) & ~3) << 2);
  for (let at = tile + (<usize>max(0, seen) << 2); at < end; at += 4) store<f32>(at, UNSEEN);
  const before = load<f32>(tile, MOST);
  let largest = f32x4.splat(before);
  for (let at = tile; at < end; at += 16) largest = f32x4.max(largest, v128.load(at));
  largest = f32x4.max(largest, i32x4.shuffle(largest, largest, 2, 3, 0, 1));
  largest = f32x4.max(largest, i32x4.shuffle(largest, largest, 1, 0, 3, 2));
  let sum = f32x4.splat(0);
  for (let at = tile; at < end; at += 16) {
    const weights = exponentials(f32x4.sub(v128.load(at), largest));
    sum = f32x4.add(sum, weights);
    v128.store(at, weights);
  }
  let total = load<f32>(tile, SUM);
  const most = f32x4.extract_lane(largest, 0);
  if (most > before) {
    const factor = exponentials(f32x4.sub(f32x4.splat(before), largest));
    total *= f32x4.extract_lane(factor, 0);
    for (const last = output + pitch; output < last; output += 16) {
      v128.store(output, f32x4.mul(v128.load(output), factor));
    }
    store<f32>(tile, most, MOST);
  }
  total += across(sum);
  store<f32>(tile, total, SUM);
}

/** Adds a tile's values, `keys` of them, to the output of 4 queries; 8 numbers of each at a time, or the last 4. */
function weigh(tile: usize, values: usize, output: usize, pitch: usize, rows: i32, keys: i32): void {
  let c: usize = 0;
  for (; c + 32 <= pitch; c += 32) weighEight(tile, values + c, output + c, pitch, rows, keys);
  if (c < pitch) weighFour(tile, values + c, output + c, pitch, rows, keys);
}

function weighEight(tile: usize, values: usize, output: usize, pitch: usize, rows: i32, keys: i32): void {
  let o00 = f32x4.splat(0), o01 = o00, o10 = o00, o11 = o00, o20 = o00, o21 = o00, o30 = o00, o31 = o00;
  for (const end = tile + (<usize>keys << 2); tile < end; tile += 4, values += pitch) {
    const left = v128.load(values);
    const right = v128.load(values, 16);
    let weight = v128.load32_splat(tile);
    o00 = madd(weight, left, o00);
    o01 = madd(weight, right, o01);
    weight = v128.load32_splat(tile, TILE);
    o10 = madd(weight, left, o10);
    o11 = madd(weight, right, o11);
    weight = v128.load32_splat(tile, 2 * TILE);
    o20 = madd(weight, left, o20);
    o21 = madd(weight, right, o21);
    weight = v128.load32_splat(tile, 3 * TILE);
    o30 = madd(weight, left, o30);
    o31 = madd(weight, right, o31);
  }
  add(output, o00);
  add(output + 16, o01);
  if (rows < 2) return;
  add(output + pitch, o10);
  add(output + pitch + 16, o11);
  if (rows < 3) return;
  add(output + 2 * pitch, o20);
  add(output + 2 * pitch + 16, o21);
  if (rows < 4) return;
  add(output + 3 * pitch, o30);
  add(output + 3 * pitch + 16, o31);
}

function weighFour(tile: usize, values: usize, output: usize, pitch: usize, rows: i32, keys: i32): void {
  for (let i = 0; i < rows; i++, tile += TILE, output += pitch) {
    let sums = f32x4.splat(0);
    let from = values;
    for (let at = tile; at < tile + (<usize>keys << 2); at += 4, from += pitch) {
      sums = madd(v128.load32_splat(at), v128.load(from), sums);
    }
    add(output, sums);
  }
}

@inline
function add(to: usize, sums: v128): void {
  v128.store(to, f32x4.add(v128.load(to), sums));
}

function divide(output: usize, pitch: usize, by: f32): void {
  const divisor = f32x4.splat(by);
  for (const end = output + pitch; output < end; output += 16) {
    v128.store(output, f32x4.div(v128.load(output), divisor));
  }
}
