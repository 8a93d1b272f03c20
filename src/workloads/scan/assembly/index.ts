/** Prefix sums on 128-bit vectors: x and y are f32 [n], sums and offsets f32 [ceil(n / BLOCK)]. */
import { sumOf } from '../../reduction/assembly/sum';

/** Numbers of a block: 16 KiB. */
const BLOCK: i32 = 4096;

/** All on one thread: elements [begin, end). Between blocks the sum goes on in float64, so that no long chain rounds. */
export function sequential(x: usize, y: usize, sums: usize, offsets: usize, n: i32, begin: i32, end: i32): void {
  let before: f64 = 0;
  for (let at = x; at < x + (<usize>begin << 2); at += 4) before += <f64>load<f32>(at);
  for (let first = begin; first < end; first += BLOCK) {
    const count = min(BLOCK, end - first);
    before += <f64>scanFrom(x + (<usize>first << 2), y + (<usize>first << 2), count, <f32>before);
  }
}

/** The sums of rows [begin, end). Row r is block r from the end: the first blocks are in a cache when `scan` begins. */
export function reduce(x: usize, y: usize, sums: usize, offsets: usize, n: i32, begin: i32, end: i32): void {
  const last = (n - 1) / BLOCK;
  for (let row = begin; row < end; row++) {
    const first = (last - row) * BLOCK;
    const sum = sumOf(x + (<usize>first << 2), x + (<usize>min(first + BLOCK, n) << 2));
    store<f32>(sums + (<usize>(last - row) << 2), sum);
  }
}

/** One of one: what comes before each block. */
export function offset(x: usize, y: usize, sums: usize, offsets: usize, n: i32, begin: i32, end: i32): void {
  const bytes = <usize>((n - 1) / BLOCK + 1) << 2;
  let before: f64 = 0;
  for (let at: usize = 0; at < bytes; at += 4) {
    store<f32>(offsets + at, <f32>before);
    before += <f64>load<f32>(sums + at);
  }
}

/** Elements [begin, end), which need not begin with a block. */
export function scan(x: usize, y: usize, sums: usize, offsets: usize, n: i32, begin: i32, end: i32): void {
  for (let at = begin; at < end; ) {
    const block = at / BLOCK;
    const last = min((block + 1) * BLOCK, end);
    const earlier = sumOf(x + (<usize>(block * BLOCK) << 2), x + (<usize>at << 2));
    const before = load<f32>(offsets + (<usize>block << 2)) + earlier;
    scanFrom(x + (<usize>at << 2), y + (<usize>at << 2), last - at, before);
    at = last;
  }
}

/** The sums of lanes up to each. */
@inline
function along(four: v128): v128 {
  const none = f32x4.splat(0);
  const pairs = f32x4.add(four, i32x4.shuffle(none, four, 0, 4, 5, 6));
  return f32x4.add(pairs, i32x4.shuffle(none, pairs, 0, 1, 4, 5));
}

/** The last lane in all. */
@inline
function ends(four: v128): v128 {
  return i32x4.shuffle(four, four, 3, 3, 3, 3);
}

/**
 * `count` numbers, four vectors per turn: their lanes are summed without regard to what comes before, and one addition
 * per turn is all that has to wait for the turn before.
 * @param before the sum of all numbers before
 * @returns the sum of these
 */
function scanFrom(from: usize, to: usize, count: i32, before: f32): f32 {
  const last = from + (<usize>count << 2);
  const offset = f32x4.splat(before);
  let sum = f32x4.splat(0);
  for (; from + 64 <= last; from += 64, to += 64) {
    const a = along(v128.load(from));
    const b = along(v128.load(from, 16));
    const c = along(v128.load(from, 32));
    const d = along(v128.load(from, 48));
    const one = ends(a);
    const two = f32x4.add(one, ends(b));
    const three = f32x4.add(two, ends(c));
    const start = f32x4.add(offset, sum);
    v128.store(to, f32x4.add(a, start));
    v128.store(to, f32x4.add(b, f32x4.add(start, one)), 16);
    v128.store(to, f32x4.add(c, f32x4.add(start, two)), 32);
    v128.store(to, f32x4.add(d, f32x4.add(start, three)), 48);
    sum = f32x4.add(sum, f32x4.add(three, ends(d)));
  }
  let rest = f32x4.extract_lane(sum, 0);
  for (; from < last; from += 4, to += 4) {
    rest += load<f32>(from);
    store<f32>(to, before + rest);
  }
  return rest;
}
