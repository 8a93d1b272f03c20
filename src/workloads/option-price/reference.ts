/**
 * The reference: the same random words, and from there on float64 and the true normal numbers; and how far f32 may be off.
 *
 * In units u of roundoff, an operation is off by 2u, as WGSL lets it round either way, a division by 5u, a root by 9u (its
 * promise is that of 1 / inverseSqrt), a constant by u (https://www.w3.org/TR/WGSL/#floating-point-accuracy):
 *
 * - A normal number z up to 1.44 is off by 42u·|z|: 13u of each polynomial of positive terms, 5u of the quotient, 2u of the
 *   product, 3u of its argument (whose error counts three times at most), 4u of PPND7 itself. Further out by 42u·|z| + 100u:
 *   the logarithm, 2.6 at least, is off by 8u relative, so the root, 4.2 at most, by 60u, and z rises 1.6 times as fast.
 * - The exponent x = drift + deviation·z is off by deviation times that, and by 2u each of the product and of x.
 * - The price at expiry is off by that times itself, relative, and by 15u: the exponential's polynomial is cut off at 3u and
 *   off by 8u where it is evaluated, the products add 4u.
 * - What is paid is the distance from the strike, or nothing. A price that is further beyond the strike than it may be off
 *   pays nothing in f32 either, and allows no error.
 *
 * A block's sum has no path go through more than 1024 additions; their worst case, or 16 standard deviations of what they
 * do (see `summationVariance`), whichever is less, comes on top.
 *
 * All this holds where nothing overflows. Markets beyond BOUNDS have no answer here: nothing is accepted.
 */
import { checkElementwise, gamma, SMALLEST_NORMAL, summationVariance, UNIT_ROUNDOFF } from '../../engine/compare.ts';
import type { TensorData, Tensors, Verdict, Verifier } from '../../engine/contract.ts';
import { samplePlaces } from '../../engine/sample.ts';
import { BLOCK, blocksOf, type OptionPriceParams, SUMS } from './definition.ts';
import { philox } from './philox.ts';
import { quantile } from './quantile.ts';

/** Paths up to which every block is checked; beyond, as many blocks as this allows. */
const MOST_PATHS = 2 ** 22;

const u = UNIT_ROUNDOFF;
const SPLIT = 1.4;
const MOST_ADDITIONS = BLOCK;
/** Eight never happen; as much again for numbers less random than ours. */
const DEVIATIONS = 16;

const BOUNDS = { price: 1e4, drift: 8, deviation: 4 } as const;

const defined = ([spot, strike, drift, deviation]: TensorData): boolean =>
  spot >= 0 &&
  spot <= BOUNDS.price &&
  strike >= 0 &&
  strike <= BOUNDS.price &&
  Math.abs(drift) <= BOUNDS.drift &&
  deviation >= 0 &&
  deviation <= BOUNDS.deviation;

/** The normal number of a word, in float64: see path.ts for its bits. */
export function normalIn64(word: number): number {
  const positive = word >= 2 ** 31;
  const k = (positive ? 2 ** 32 - 1 - word : word) >>> 8;
  const size = quantile((k + 0.5) / 2 ** 24);
  return positive ? size : -size;
}

export function verifier({ market, key }: Tensors, p: OptionPriceParams): Verifier {
  const blocks = blocksOf(p);
  const places = samplePlaces(blocks, MOST_PATHS / BLOCK);
  const expected = new Float64Array(places.length * SUMS);
  const tolerance = new Float64Array(places.length * SUMS).fill(Number.NaN);
  if (defined(market)) {
    places.forEach((place, n) => {
      const sums = new BlockSums(market, key);
      for (let path = place * BLOCK; path < Math.min((place + 1) * BLOCK, p.n); path++) sums.add(path);
      expected.set(sums.totals(), n * SUMS);
      tolerance.set(sums.tolerances(), n * SUMS);
    });
  }
  return {
    check: ({ sums }): Verdict => {
      const whole = sums.length === blocks * SUMS;
      const actual = whole ? Float64Array.from(expected, (_, n) => sums[elementOf(places, n)]) : [];
      const { ok, maxError, tolerance: allowed, index } = checkElementwise(actual, expected, (n) => tolerance[n]);
      // Where only some are compared, what is no number is looked for in all.
      const stray = ok ? sums.findIndex((sum) => !(Number.isFinite(sum) && sum >= 0)) : -1;
      const method = 'elementwise';
      if (stray >= 0) return { ok: false, maxError: Infinity, tolerance: 0, at: nameOf(stray), method };
      if (!ok)
        return { ok, maxError, tolerance: allowed, at: index < 0 ? null : nameOf(elementOf(places, index)), method };
      // Many elements have no error and no room for any: the one that is furthest off tells more.
      const furthest = expected.findIndex((value, n) => Math.abs(actual[n] - value) >= maxError);
      return { ok, maxError, tolerance: tolerance[furthest], at: nameOf(elementOf(places, furthest)), method };
    },
    ...(places.length === blocks ? { reference: { sums: Float32Array.from(expected) } } : {}),
  };
}

const elementOf = (places: Uint32Array, n: number) => places[Math.floor(n / SUMS)] * SUMS + (n % SUMS);

const NAMES = ['call', 'call squared', 'put', 'put squared'] as const;
const nameOf = (element: number) => `block ${Math.floor(element / SUMS)}, ${NAMES[element % SUMS]}`;

/** Of one block: sums of first, second and fourth powers of what is paid, and of what f32 may be off. */
class BlockSums {
  readonly #market: TensorData;
  readonly #key: TensorData;
  readonly #words = new Uint32Array(4);
  readonly #call = new Payments();
  readonly #put = new Payments();

  constructor(market: TensorData, key: TensorData) {
    this.#market = market;
    this.#key = key;
  }

  /** Paths of a block come in order, from a multiple of four. */
  add(path: number): void {
    const [spot, strike, drift, deviation] = this.#market;
    if (path % 4 === 0) philox(this.#words, path / 4, 0, 0, 0, this.#key[0], this.#key[1]);
    const z = normalIn64(this.#words[path % 4]);
    const x = drift + deviation * z;
    const price = spot * Math.exp(x);
    const size = Math.abs(z);
    const off = u * (42 * size + (size > SPLIT ? 100 : 0));
    const exponent = deviation * off + 2 * u * (deviation * size + Math.abs(x));
    const error = price * (exponent + 15 * u) + SMALLEST_NORMAL;
    this.#call.add(price - strike, error);
    this.#put.add(strike - price, error);
  }

  totals = (): readonly number[] => [...this.#call.totals(), ...this.#put.totals()];
  tolerances = (): readonly number[] => [...this.#call.tolerances(), ...this.#put.tolerances()];
}

class Payments {
  #sum = 0;
  #squares = 0;
  #fourths = 0;
  #error = 0;
  #squareError = 0;

  /** @param beyond how far the price is beyond the strike, off by `error` at most */
  add(beyond: number, error: number): void {
    if (beyond + error <= 0) return;
    const paid = Math.max(beyond, 0);
    const off = error + 2 * u * (paid + error);
    const square = paid * paid;
    this.#sum += paid;
    this.#squares += square;
    this.#fourths += square * square;
    this.#error += off;
    this.#squareError += (2 * paid + off) * off + 2 * u * square;
  }

  totals = (): readonly [number, number] => [this.#sum, this.#squares];
  tolerances = (): readonly [number, number] => [
    this.#error + rounding(this.#sum, this.#squares),
    this.#squareError + rounding(this.#squares, this.#fourths),
  ];
}

function rounding(sum: number, squares: number): number {
  const likely = DEVIATIONS * Math.sqrt(summationVariance(MOST_ADDITIONS, sum, squares));
  return Math.min(gamma(MOST_ADDITIONS) * sum, likely) + BLOCK * SMALLEST_NORMAL;
}
