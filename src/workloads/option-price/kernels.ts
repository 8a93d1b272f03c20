/** The JavaScript kernels. Numbers of JavaScript are float64: only what is stored is rounded to f32. */
import type { Tensors } from '../../engine/contract.ts';
import { BLOCK, type OptionPriceParams, SUMS } from './definition.ts';
import { exponential, normalOf } from './path.ts';
import { philox } from './philox.ts';

/** Each path by itself: a call of the generator, of whose four words it takes one. */
export function priceOneByOne({ market, key, sums }: Tensors, { n }: OptionPriceParams): void {
  const [spot, strike, drift, deviation] = market;
  const words = new Uint32Array(4);
  for (let begin = 0; begin < n; begin += BLOCK) {
    let call = 0;
    let callSquares = 0;
    let put = 0;
    let putSquares = 0;
    for (let path = begin; path < Math.min(begin + BLOCK, n); path++) {
      philox(words, path >>> 2, 0, 0, 0, key[0], key[1]);
      const above = spot * exponential(drift + deviation * normalOf(words[path & 3])) - strike;
      if (above > 0) {
        call += above;
        callSquares += above * above;
      } else {
        put -= above;
        putSquares += above * above;
      }
    }
    sums.set([call, callSquares, put, putSquares], (begin / BLOCK) * SUMS);
  }
}

/** Four paths from each call: their chains of arithmetic do not wait for each other, and nothing depends on who pays. */
export function priceByFours({ market, key, sums }: Tensors, { n }: OptionPriceParams): void {
  const [spot, strike, drift, deviation] = market;
  const words = new Uint32Array(4);
  for (let begin = 0; begin < n; begin += BLOCK) {
    const end = Math.min(begin + BLOCK, n);
    let call = 0;
    let callSquares = 0;
    let put = 0;
    let putSquares = 0;
    for (let path = begin; path < end; path += 4) {
      philox(words, path >>> 2, 0, 0, 0, key[0], key[1]);
      const a = spot * exponential(drift + deviation * normalOf(words[0])) - strike;
      const b = path + 1 < end ? spot * exponential(drift + deviation * normalOf(words[1])) - strike : 0;
      const c = path + 2 < end ? spot * exponential(drift + deviation * normalOf(words[2])) - strike : 0;
      const d = path + 3 < end ? spot * exponential(drift + deviation * normalOf(words[3])) - strike : 0;
      const e = Math.max(a, 0);
      const f = Math.max(b, 0);
      const g = Math.max(c, 0);
      const h = Math.max(d, 0);
      call += e + f + (g + h);
      callSquares += e * e + f * f + (g * g + h * h);
      put += e - a + (f - b) + (g - c + (h - d));
      putSquares += (e - a) * (e - a) + (f - b) * (f - b) + ((g - c) * (g - c) + (h - d) * (h - d));
    }
    sums.set([call, callSquares, put, putSquares], (begin / BLOCK) * SUMS);
  }
}
