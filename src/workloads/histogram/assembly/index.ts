/**
 * Histograms of the four channels of an RGBA picture, 256 bins each. A table is [256, 4] of u32: the counts of one value
 * are a vector. Each portion of the pixels has four tables [portions, 4, 256, 4], and pixel i counts in table i mod 4: a
 * count that was just written is not there yet for whoever reads it at once, and neighbours often have the same colour.
 */

const TABLE: usize = 4096;

/** One pixel. */
@inline
function tally(table: usize, pixel: u32): void {
  const red = table + ((pixel & 0xff) << 4);
  const green = table + ((pixel >>> 4) & 0xff0);
  const blue = table + ((pixel >>> 12) & 0xff0);
  const alpha = table + ((pixel >>> 20) & 0xff0);
  store<u32>(red, load<u32>(red) + 1);
  store<u32>(green, load<u32>(green, 4) + 1, 4);
  store<u32>(blue, load<u32>(blue, 8) + 1, 8);
  store<u32>(alpha, load<u32>(alpha, 12) + 1, 12);
}

/** Portions [begin, end); the sum of each portion's tables ends in the first of them. */
export function count(
  picture: usize, tables: usize, counts: usize, pixels: u32, portions: u32, each: u32, begin: u32, end: u32,
): void {
  for (let portion = begin; portion < end; portion++) {
    const first = tables + <usize>portion * (4 * TABLE);
    memory.fill(first, 0, 4 * TABLE);
    let at = picture + (<usize>(portion * each) << 2);
    const last = picture + (<usize>min(pixels, (portion + 1) * each) << 2);
    for (; at + 16 <= last; at += 16) {
      const ab = load<u64>(at);
      const cd = load<u64>(at, 8);
      tally(first, <u32>ab);
      tally(first + TABLE, <u32>(ab >>> 32));
      tally(first + 2 * TABLE, <u32>cd);
      tally(first + 3 * TABLE, <u32>(cd >>> 32));
    }
    for (; at < last; at += 4) tally(first, load<u32>(at));
    for (let bin = first; bin < first + TABLE; bin += 16) {
      const ab = i32x4.add(v128.load(bin), v128.load(bin + TABLE));
      const cd = i32x4.add(v128.load(bin + 2 * TABLE), v128.load(bin + 3 * TABLE));
      v128.store(bin, i32x4.add(ab, cd));
    }
  }
}

/** Bins [begin, end) of the counts: portion by portion, so that memory is read in order. */
export function add(
  picture: usize, tables: usize, counts: usize, pixels: u32, portions: u32, each: u32, begin: u32, end: u32,
): void {
  const from = <usize>begin << 4;
  const to = <usize>end << 4;
  memory.fill(counts + from, 0, to - from);
  for (let portion: u32 = 0; portion < portions; portion++) {
    const first = tables + <usize>portion * (4 * TABLE);
    for (let bin = from; bin < to; bin += 16) {
      v128.store(counts + bin, i32x4.add(v128.load(counts + bin), v128.load(first + bin)));
    }
  }
}
