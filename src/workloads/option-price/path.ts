/**
 * From a random word to the price of the share at expiry, as every contender computes it: additions, multiplications,
 * divisions and one square root, so that nobody depends on how good a logarithm, sine or exponential somebody else made.
 * In doubles here, in f32 elsewhere; reference.ts says how far apart that may be.
 *
 * A word gives 24 bits: its sign, and k of 23 bits, which stand for the tail probability p = (k + 1/2) / 2^24, exact in f32.
 * The largest number is 5.4 standard deviations.
 *
 * The normal number of a tail probability is algorithm PPND7 of M. J. Wichura, "Algorithm AS 241: The Percentage Points of
 * the Normal Distribution", Applied Statistics 37 (1988): a quotient of polynomials in 0.180625 - q² for q = 1/2 - p up to
 * 0.425, else one in √(-ln p) - 1.6; the third, for p below e^-25, is never needed. Within 2e-7 of the truth, relative.
 */

const LN2 = Math.LN2;
const SPLIT = 0.425;
const UNIT = 2 ** -25;

/** 2^-e. */
const HALVES = Float64Array.from({ length: 25 }, (_, e) => 1 / 2 ** e);

/** -ln(odd / 2^25), by 2 artanh((m - 1) / (m + 1)) = ln m cut off after the ninth power: within 1e-9. */
export function minusLog(odd: number): number {
  const e = 31 - Math.clz32(odd);
  let m = odd * HALVES[e];
  let powers = 25 - e;
  if (m > Math.SQRT2) {
    m *= 0.5;
    powers--;
  }
  const s = (m - 1) / (m + 1);
  const t = s * s;
  return powers * LN2 - 2 * s * ((((t * (1 / 9) + 1 / 7) * t + 1 / 5) * t + 1 / 3) * t + 1);
}

/** @param word u32, or the same bits as i32 */
export function normalOf(word: number): number {
  // All ones where the number is positive: the two halves of the words mirror each other.
  const flip = word >> 31;
  const odd = 2 * (((word ^ flip) >>> 8) & 0x7fffff) + 1;
  const q = 0.5 - odd * UNIT;
  const size = q > SPLIT ? outer(Math.sqrt(minusLog(odd)) - 1.6) : q * central(0.180625 - q * q);
  return flip ? size : -size;
}

const central = (r: number) =>
  (((59.10937472 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179) /
  (((67.1875636 * r + 78.757757664) * r + 17.895169469) * r + 1);

const outer = (r: number) =>
  (((0.17023821103 * r + 1.3067284816) * r + 2.75681539) * r + 1.4234372777) /
  ((0.12021132975 * r + 0.7370016425) * r + 1);

/** 2^(i - 64). */
const POWERS = Float64Array.from({ length: 128 }, (_, i) => 2 ** (i - 64));

/** e^x for |x| up to 43: 2^k · e^f with |f| ≤ ln 2 / 2, and a Taylor polynomial of degree 6, which is 1.7e-7 off at most, relative (at f = -ln 2 / 2). */
export function exponential(x: number): number {
  const k = Math.round(x * Math.LOG2E);
  const f = x - k * LN2;
  const series = (((((f * (1 / 720) + 1 / 120) * f + 1 / 24) * f + 1 / 6) * f + 0.5) * f + 1) * f + 1;
  return series * POWERS[k + 64];
}
