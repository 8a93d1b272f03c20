/** Sums modulo 2³² of blocks of 16 KiB: words u32 [blocks, 4096], sums u32 [blocks]. */

/** Blocks [begin, end): 64 bytes per turn into four vectors, so that no addition waits for the one before. */
export function sum(words: usize, sums: usize, begin: i32, end: i32): void {
  for (let block = begin; block < end; block++) {
    let at = words + (<usize>block << 14);
    let a = i32x4.splat(0), b = a, c = a, d = a;
    for (const last = at + 16384; at < last; at += 64) {
      a = i32x4.add(a, v128.load(at));
      b = i32x4.add(b, v128.load(at, 16));
      c = i32x4.add(c, v128.load(at, 32));
      d = i32x4.add(d, v128.load(at, 48));
    }
    a = i32x4.add(i32x4.add(a, b), i32x4.add(c, d));
    const all = i32x4.extract_lane(a, 0) + i32x4.extract_lane(a, 1) + i32x4.extract_lane(a, 2) + i32x4.extract_lane(a, 3);
    store<i32>(sums + (<usize>block << 2), all);
  }
}
