/**
 * h ← (1 − z)·h + z·v on 128-bit vectors, four channels each: z, v and h f32 [t, c]; kept, added and carry f32
 * [chunks, c] as in kernels.ts, whose scan this is. Channels beyond a multiple of four are done one by one.
 */
import { madd } from '../../simd/assembly/arithmetic';

const CHUNK: i32 = 64;

@inline
function next(state: v128, gate: v128, candidate: v128): v128 {
  return madd(f32x4.sub(f32x4.splat(1), gate), state, f32x4.mul(gate, candidate));
}

/** From `from` to `to`, both [c]: one step with the gates and candidates at `z` and `v`. */
@inline
function step(z: usize, v: usize, from: usize, to: usize, c: i32): void {
  let channel = 0;
  let at: usize = 0;
  for (; channel + 4 <= c; channel += 4, at += 16) {
    v128.store(to + at, next(v128.load(from + at), v128.load(z + at), v128.load(v + at)));
  }
  for (; channel < c; channel++, at += 4) {
    const gate = load<f32>(z + at);
    store<f32>(to + at, (1 - gate) * load<f32>(from + at) + gate * load<f32>(v + at));
  }
}

/** Steps [begin, end), of which the one before begin is there already. */
export function loop(z: usize, v: usize, h: usize, c: i32, begin: i32, end: i32): void {
  const row = <usize>c << 2;
  let at = <usize>begin * row;
  if (begin == 0) {
    for (let i: usize = 0; i < row; i += 4) store<f32>(h + i, load<f32>(z + i) * load<f32>(v + i));
    at += row;
  }
  for (let n = max(begin, 1); n < end; n++, at += row) step(z + at, v + at, h + at - row, h + at, c);
}

/** Chunks [begin, end). */
export function reduce(
  z: usize, v: usize, h: usize, kept: usize, added: usize, carry: usize, t: i32, c: i32, begin: i32, end: i32,
): void {
  const row = <usize>c << 2;
  for (let chunk = begin; chunk < end; chunk++) {
    const first = chunk * CHUNK;
    const last = min(t, first + CHUNK);
    const to = <usize>chunk * row;
    let channel = 0;
    for (; channel + 4 <= c; channel += 4) {
      let at = <usize>first * row + (<usize>channel << 2);
      let a = f32x4.splat(1), b = f32x4.splat(0);
      for (let n = first; n < last; n++, at += row) {
        const gate = v128.load(z + at);
        a = f32x4.mul(a, f32x4.sub(f32x4.splat(1), gate));
        b = next(b, gate, v128.load(v + at));
      }
      v128.store(kept + to + (<usize>channel << 2), a);
      v128.store(added + to + (<usize>channel << 2), b);
    }
    for (; channel < c; channel++) {
      let at = <usize>first * row + (<usize>channel << 2);
      let a: f32 = 1, b: f32 = 0;
      for (let n = first; n < last; n++, at += row) {
        const gate = load<f32>(z + at);
        a *= 1 - gate;
        b = (1 - gate) * b + gate * load<f32>(v + at);
      }
      store<f32>(kept + to + (<usize>channel << 2), a);
      store<f32>(added + to + (<usize>channel << 2), b);
    }
  }
}

/** Channels [begin, end). */
export function join(
  z: usize, v: usize, h: usize, kept: usize, added: usize, carry: usize, t: i32, c: i32, begin: i32, end: i32,
): void {
  const row = <usize>c << 2;
  const chunks = (t + CHUNK - 1) / CHUNK;
  for (let channel = begin; channel < end; channel++) {
    let at = <usize>channel << 2;
    let state: f32 = 0;
    for (let chunk = 0; chunk < chunks; chunk++, at += row) {
      store<f32>(carry + at, state);
      state = load<f32>(kept + at) * state + load<f32>(added + at);
    }
  }
}

/** Steps [begin, end), four channels at a time through each chunk; a portion may begin within one. */
export function apply(
  z: usize, v: usize, h: usize, kept: usize, added: usize, carry: usize, t: i32, c: i32, begin: i32, end: i32,
): void {
  const row = <usize>c << 2;
  for (let chunk = begin / CHUNK; chunk * CHUNK < end; chunk++) {
    const first = chunk * CHUNK;
    const last = min(end, first + CHUNK);
    let channel = 0;
    for (; channel + 4 <= c; channel += 4) {
      let at = <usize>first * row + (<usize>channel << 2);
      let state = v128.load(carry + <usize>chunk * row + (<usize>channel << 2));
      for (let n = first; n < last; n++, at += row) {
        state = next(state, v128.load(z + at), v128.load(v + at));
        if (n >= begin) v128.store(h + at, state);
      }
    }
    for (; channel < c; channel++) {
      let at = <usize>first * row + (<usize>channel << 2);
      let state = load<f32>(carry + <usize>chunk * row + (<usize>channel << 2));
      for (let n = first; n < last; n++, at += row) {
        const gate = load<f32>(z + at);
        state = (1 - gate) * state + gate * load<f32>(v + at);
        if (n >= begin) store<f32>(h + at, state);
      }
    }
  }
}
