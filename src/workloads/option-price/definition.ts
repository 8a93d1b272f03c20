/** What pricing an option by Monte Carlo is: its parameters, tensors, inputs and cost. */
import type { Cost, ParamSchema, Tensors } from '../../engine/contract.ts';
import { randomU32 } from '../../engine/random.ts';
import { LABELS } from './texts.ts';

/**
 * `n` paths of a share that stands at SPOT today. `strike` is in its currency, `rate` (riskless, continuously compounded)
 * and `volatility` are per cent a year, `months` is the time to expiry.
 */
export type OptionPriceParams = {
  readonly n: number;
  readonly strike: number;
  readonly rate: number;
  readonly volatility: number;
  readonly months: number;
};

/**
 * With the defaults below, the example of J. C. Hull, "Options, Futures, and Other Derivatives", on the formula of Black,
 * Scholes and Merton: the call is worth 4.76, the put 0.81.
 */
export const SPOT = 42;

/** Paths that are added up together: BLOCK of the shaders and of the AssemblyScript. */
export const BLOCK = 1024;
/** Sums of a block: of what the call pays, of its square, of what the put pays, of its square. */
export const SUMS = 4;

export const params: ParamSchema = {
  n: {
    kind: 'int',
    label: LABELS.n,
    min: 1,
    max: 2 ** 24,
    default: 2 ** 18,
    scale: 'log2',
    steps: [2 ** 12, 2 ** 14, 2 ** 16, 2 ** 18, 2 ** 20, 2 ** 22, 2 ** 24],
  },
  strike: {
    kind: 'int',
    label: LABELS.strike,
    min: 10,
    max: 100,
    default: 40,
    scale: 'linear',
    steps: [30, 36, 40, 42, 44, 50, 60],
  },
  rate: { kind: 'int', label: LABELS.rate, min: 0, max: 20, default: 10, scale: 'linear', steps: [0, 2, 5, 10] },
  volatility: {
    kind: 'int',
    label: LABELS.volatility,
    min: 1,
    max: 100,
    default: 20,
    scale: 'linear',
    steps: [10, 20, 40, 60],
  },
  months: {
    kind: 'int',
    label: LABELS.months,
    min: 1,
    max: 120,
    default: 6,
    scale: 'linear',
    steps: [1, 3, 6, 12, 36],
  },
};

export const blocksOf = ({ n }: Pick<OptionPriceParams, 'n'>): number => Math.ceil(n / BLOCK);

/**
 * `market`: price of the share, strike, and mean and standard deviation of the logarithm of its growth to expiry. `key` of
 * the random numbers. `sums`: of each block of 1024 paths, the last one of what is left.
 */
export const tensors = (p: OptionPriceParams) => ({
  inputs: { market: { dtype: 'f32', shape: [4] }, key: { dtype: 'u32', shape: [2] } } as const,
  outputs: { sums: { dtype: 'f32', shape: [blocksOf(p), SUMS] } } as const,
});

/** The parameters in the units of the formulas: the strike as it is, fractions a year, years. */
export const termsOf = ({ strike, rate, volatility, months }: OptionPriceParams) => ({
  spot: SPOT,
  strike,
  rate: rate / 100,
  volatility: volatility / 100,
  years: months / 12,
});

export function generate(p: OptionPriceParams, seed: number): Tensors {
  const { spot, strike, rate, volatility, years } = termsOf(p);
  const drift = (rate - (volatility * volatility) / 2) * years;
  return {
    market: Float32Array.of(spot, strike, drift, volatility * Math.sqrt(years)),
    key: Uint32Array.from({ length: 2 }, randomU32(seed, 1)),
  };
}

/**
 * The random word as a tail probability and its distance from one half 2; the central quotient 16; the logarithm 16, the
 * root and the outer quotient 14 (vectors compute both quotients and keep one); the growth 2, its exponential 18, the price
 * 1; what call and put pay 2, their squares 2, four sums 4.
 */
const FLOPS_PER_PATH = 77;
/** Ten rounds of eight operations: two products, each of an upper and a lower word, and four ⊕; nine times two additions. */
const OPS_PER_CALL = 98;

export const cost = (p: OptionPriceParams): Cost => ({
  flops: FLOPS_PER_PATH * p.n,
  bytes: 4 * (4 + 2 + SUMS * blocksOf(p)),
  otherOps: OPS_PER_CALL * Math.ceil(p.n / 4),
});
