/**
 * Copies every `stride`-th number: source f32 [count, stride], copied f32 [count]. SIMD has no gathering load; four
 * lanes are loaded one by one into a vector and stored at once. With stride 1 they lie side by side and come at once as
 * well.
 */

/** Elements [begin, end) of copied. */
export function copy(source: usize, copied: usize, stride: i32, begin: i32, end: i32): void {
  const step = <usize>stride << 2;
  let from = source + <usize>begin * step;
  let to = copied + (<usize>begin << 2);
  const last = copied + (<usize>end << 2);
  if (stride == 1) {
    for (; to + 16 <= last; to += 16, from += 16) v128.store(to, v128.load(from));
  } else {
    for (; to + 16 <= last; to += 16, from += 4 * step) {
      let four = v128.load32_zero(from);
      four = v128.load_lane<u32>(from + step, four, 1);
      four = v128.load_lane<u32>(from + 2 * step, four, 2);
      four = v128.load_lane<u32>(from + 3 * step, four, 3);
      v128.store(to, four);
    }
  }
  for (; to < last; to += 4, from += step) store<u32>(to, load<u32>(from));
}
