/**
 * Philox4x32-10: four random words from a counter of four and a key of two, ten rounds. A word depends on its place alone,
 * not on the word before it, so that any thread can make any of them. J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw,
 * "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011.
 */
const ROUNDS = 10;
const FACTOR_0 = 0xd2511f53;
const FACTOR_1 = 0xcd9e8d57;
const STEP_0 = 0x9e3779b9;
const STEP_1 = 0xbb67ae85;

/** The upper word of a product of 32 bits by 32, from halves of 16. @param high and `low`: the halves of the factor */
function upper(a: number, high: number, low: number): number {
  const above = a >>> 16;
  const below = a & 0xffff;
  const middle = (Math.imul(above, low) + (Math.imul(below, low) >>> 16)) | 0;
  const other = (Math.imul(below, high) + (middle & 0xffff)) | 0;
  return (Math.imul(above, high) + (middle >>> 16) + (other >>> 16)) | 0;
}

/** @param words u32 [4], written */
export function philox(
  words: Uint32Array,
  counter0: number,
  counter1: number,
  counter2: number,
  counter3: number,
  key0: number,
  key1: number,
): void {
  let a = counter0;
  let b = counter1;
  let c = counter2;
  let d = counter3;
  let k = key0;
  let l = key1;
  for (let round = 0; round < ROUNDS; round++) {
    const above0 = upper(a, FACTOR_0 >>> 16, FACTOR_0 & 0xffff);
    const above1 = upper(c, FACTOR_1 >>> 16, FACTOR_1 & 0xffff);
    const below0 = Math.imul(a, FACTOR_0);
    const below1 = Math.imul(c, FACTOR_1);
    a = above1 ^ b ^ k;
    b = below1;
    c = above0 ^ d ^ l;
    d = below0;
    k = (k + STEP_0) | 0;
    l = (l + STEP_1) | 0;
  }
  words[0] = a;
  words[1] = b;
  words[2] = c;
  words[3] = d;
}
