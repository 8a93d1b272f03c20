/** What the option is worth: by formula, and as the paths estimate it. */
import type { TensorData } from '../../engine/contract.ts';
import { WITHIN_95 } from '../../engine/normal.ts';
import { SUMS } from './definition.ts';
import { normalBelow } from './quantile.ts';

export interface Terms {
  readonly spot: number;
  readonly strike: number;
  /** Fractions a year. */
  readonly rate: number;
  readonly volatility: number;
  readonly years: number;
}

/**
 * The European call and put of a share without dividends. F. Black, M. Scholes, "The Pricing of Options and Corporate
 * Liabilities", Journal of Political Economy 81 (1973).
 */
export function blackScholes({ spot, strike, rate, volatility, years }: Terms) {
  const deviation = volatility * Math.sqrt(years);
  const upper = (Math.log(spot / strike) + (rate + (volatility * volatility) / 2) * years) / deviation;
  const lower = upper - deviation;
  const paid = strike * Math.exp(-rate * years);
  return {
    call: spot * normalBelow(upper) - paid * normalBelow(lower),
    put: paid * normalBelow(-lower) - spot * normalBelow(-upper),
  };
}

export interface Estimate {
  readonly paths: number;
  readonly price: number;
  /** Half of the 95% interval that so many paths allow: 1.96 standard errors. Infinity for a single path. */
  readonly half: number;
}

/**
 * The call's price after each block of paths: the mean of what it pays, discounted.
 * @param sums [blocks, 4] of `n` paths, `block` of them in each but the last
 */
export function estimates(sums: TensorData, n: number, block: number, { rate, years }: Terms): Estimate[] {
  const discount = Math.exp(-rate * years);
  const found: Estimate[] = [];
  let total = 0;
  let squares = 0;
  for (let at = 0; at * SUMS < sums.length; at++) {
    total += sums[at * SUMS];
    squares += sums[at * SUMS + 1];
    const paths = Math.min((at + 1) * block, n);
    const mean = total / paths;
    const variance = Math.max(0, squares / paths - mean * mean) / (paths - 1);
    const half = paths > 1 ? WITHIN_95 * Math.sqrt(variance) * discount : Infinity;
    found.push({ paths, price: mean * discount, half });
  }
  return found;
}
