/**
 * Heat that spreads in a plate, on 128-bit vectors: one step at a time, from one of two fields to the other.
 *
 * source, temperature, other  f32 [height, width]
 * profile                     f32 [width]: the row `probed` of the temperature
 *
 * A step: u ← u/4 + 3/16·(its four neighbours) + source; a neighbour beyond an edge is the cell itself. Four cells of a row
 * at a time: their neighbours to the left and right are the same row read one cell further, which a cache gives as fast.
 */
import { madd } from '../../simd/assembly/arithmetic';

const KEPT: f32 = 0.25;
const SHARED: f32 = 0.1875;

/** Rows [begin, end), from `temperature` to `other`. */
export function forth(
  source: usize, temperature: usize, other: usize, profile: usize, width: i32, height: i32, probed: i32, begin: i32,
  end: i32,
): void {
  for (let y = begin; y < end; y++) sweep(source, temperature, other, width, height, y);
}

/** Rows [begin, end), from `other` to `temperature`. */
export function back(
  source: usize, temperature: usize, other: usize, profile: usize, width: i32, height: i32, probed: i32, begin: i32,
  end: i32,
): void {
  const pitch = <usize>width << 2;
  for (let y = begin; y < end; y++) {
    sweep(source, other, temperature, width, height, y);
    if (y == probed) memory.copy(profile, temperature + <usize>y * pitch, pitch);
  }
}

function sweep(source: usize, from: usize, to: usize, width: i32, height: i32, y: i32): void {
  const pitch = <usize>width << 2;
  const row = <usize>y * pitch;
  const here = from + row;
  const up = y > 0 ? here - pitch : here;
  const down = y + 1 < height ? here + pitch : here;
  const kept = f32x4.splat(KEPT);
  const shared = f32x4.splat(SHARED);
  cell(here, up, down, source + row, to + row, 0, width);
  let x = 1;
  // The last of four needs a neighbour as well.
  for (; x + 5 <= width; x += 4) {
    const at = <usize>x << 2;
    const beside = f32x4.add(v128.load(here + at - 4), v128.load(here + at + 4));
    const neighbours = f32x4.add(beside, f32x4.add(v128.load(up + at), v128.load(down + at)));
    const mean = madd(kept, v128.load(here + at), f32x4.mul(shared, neighbours));
    v128.store(to + row + at, f32x4.add(mean, v128.load(source + row + at)));
  }
  for (; x < width; x++) cell(here, up, down, source + row, to + row, x, width);
}

/** One cell, which may be at the end of its row. All but the last are rows. */
@inline
function cell(here: usize, up: usize, down: usize, source: usize, to: usize, x: i32, width: i32): void {
  const at = <usize>x << 2;
  const west = load<f32>(here + (x > 0 ? at - 4 : at));
  const east = load<f32>(here + (x + 1 < width ? at + 4 : at));
  const neighbours = west + east + (load<f32>(up + at) + load<f32>(down + at));
  store<f32>(to + at, KEPT * load<f32>(here + at) + SHARED * neighbours + load<f32>(source + at));
}
