/** Sums modulo 2³² of blocks of 16 KiB: words u32 [blocks, 4096], sums u32 [blocks]. */

/** Bytes of a block. */
const BLOCK: usize = 16384;

/**
 * Blocks [begin, end), four at a time: four streams of memory, which a processor fetches ahead of each by itself (one stream
 * alone was read more slowly than a matrix times a vector reads its four rows).
 */
export function sum(words: usize, sums: usize, begin: i32, end: i32): void {
  for (let block = begin; block < end; block += 4) {
    const count = end - block;
    // A block that is not there repeats the first.
    const second = count > 1 ? BLOCK : 0;
    const third = count > 2 ? 2 * BLOCK : 0;
    const fourth = count > 3 ? 3 * BLOCK : 0;
    let at = words + <usize>block * BLOCK;
    let a = i32x4.splat(0), b = a, c = a, d = a;
    for (const last = at + BLOCK; at < last; at += 64) {
      a = i32x4.add(a, line(at));
      b = i32x4.add(b, line(at + second));
      c = i32x4.add(c, line(at + third));
      d = i32x4.add(d, line(at + fourth));
    }
    const to = sums + (<usize>block << 2);
    store<i32>(to, lanes(a));
    if (count > 1) store<i32>(to, lanes(b), 4);
    if (count > 2) store<i32>(to, lanes(c), 8);
    if (count > 3) store<i32>(to, lanes(d), 12);
  }
}

/** 64 bytes in one vector. */
@inline
function line(at: usize): v128 {
  return i32x4.add(
    i32x4.add(v128.load(at), v128.load(at, 16)),
    i32x4.add(v128.load(at, 32), v128.load(at, 48)),
  );
}

@inline
function lanes(v: v128): i32 {
  return i32x4.extract_lane(v, 0) + i32x4.extract_lane(v, 1) + i32x4.extract_lane(v, 2) + i32x4.extract_lane(v, 3);
}
