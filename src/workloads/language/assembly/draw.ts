/** Which token follows: the likeliest, or one that is drawn by a number in [0, 1). */
import { expOrZero } from '../../simd/assembly/arithmetic';
import { vocabulary } from './common';
import { chosen, dieOf, LARGEST_K, largestAt, logits, temperature, topK } from './token-layout';

export function drawRow(row: i32): void {
  const own = logits + (<usize>(row * vocabulary) << 2);
  store<u32>(chosen + (<usize>row << 2), temperature == 0 ? likeliest(own) : drawn(own, dieOf(row), row));
}

function likeliest(own: usize): u32 {
  let best = 0;
  for (let token = 1; token < vocabulary; token++) {
    if (load<f32>(own + (<usize>token << 2)) > load<f32>(own + (<usize>best << 2))) best = token;
  }
  return best;
}

/** Those in front of the last that is kept are in order, the least first. */
function leastKept(own: usize, room: usize): f32 {
  if (topK == 0 || topK >= vocabulary) return -Infinity;
  const count = min(topK, LARGEST_K);
  for (let at = 0; at < count; at++) store<f32>(room + (<usize>at << 2), -Infinity);
  for (let token = 0; token < vocabulary; token++) {
    const logit = load<f32>(own + (<usize>token << 2));
    if (!(logit > load<f32>(room))) continue;
    let at = room;
    for (const last = room + (<usize>(count - 1) << 2); at < last && load<f32>(at, 4) < logit; at += 4) store<f32>(at, load<f32>(at, 4));
    store<f32>(at, logit);
  }
  return load<f32>(room);
}

/** Powers of four tokens, zero where there is none or where it is not kept. */
@inline
function powers(own: usize, token: i32, most: v128, least: v128): v128 {
  const four = v128.load(own + (<usize>token << 2));
  const power = expOrZero(f32x4.div(f32x4.sub(four, most), f32x4.splat(temperature)));
  const there = i32x4.lt_s(i32x4.add(i32x4.splat(token), i32x4(0, 1, 2, 3)), i32x4.splat(vocabulary));
  return v128.and(power, v128.and(there, f32x4.ge(four, least)));
}

function drawn(own: usize, uniform: f32, row: i32): u32 {
  const most = f32x4.splat(load<f32>(own + (<usize>likeliest(own) << 2)));
  const least = f32x4.splat(leastKept(own, largestAt(row)));
  let total: f64 = 0;
  for (let token = 0; token < vocabulary; token += 4) {
    const four = powers(own, token, most, least);
    total += <f64>f32x4.extract_lane(four, 0) + <f64>f32x4.extract_lane(four, 1) + <f64>f32x4.extract_lane(four, 2) + <f64>f32x4.extract_lane(four, 3);
  }
  const wanted = total * <f64>uniform;
  let sum: f64 = 0;
  let last: u32 = 0;
  for (let token = 0; token < vocabulary; token += 4) {
    const four = powers(own, token, most, least);
    for (let lane = 0; lane < 4; lane++) {
      const power = <f64>(lane == 0 ? f32x4.extract_lane(four, 0) : lane == 1 ? f32x4.extract_lane(four, 1) : lane == 2 ? f32x4.extract_lane(four, 2) : f32x4.extract_lane(four, 3));
      if (power > 0) last = token + lane;
      sum += power;
      if (wanted < sum) return token + lane;
    }
  }
  return last;
}
