/** Attention of a token that has a past: of those before it there are keys and values alone. */
import { roundingVariance } from '../../../engine/compare.ts';
import type { Floats, Table } from '../layout.ts';
import { headWidth, shareOut } from './attention.ts';
import { productVariance, type Round, relative, squaresOf } from './rounding.ts';

/** Keys and values of the tokens before, [seen, 2 width] from `first` on. */
export interface Past {
  readonly data: Floats;
  readonly first: number;
  readonly seen: number;
}

/** A token's own queries, keys and values [3 width], its shares [heads, pitch] and what they weigh [width]; row r of each. */
interface Own {
  readonly qkv: Table;
  readonly shares: Table;
  readonly mixed: Table;
}

/** A head's shares of the tokens before, and of the token itself as the last, and the values that they weigh. */
export function attendPast(
  work: Floats,
  { qkv, shares, mixed }: Own,
  { data, first, seen }: Past,
  row: number,
  p: { readonly width: number; readonly heads: number },
  round: Round,
): void {
  const { width: d, heads } = p;
  const size = headWidth(p);
  const scale = 1 / Math.sqrt(size);
  const pitch = shares.columns / heads;
  const sums = new Float64Array(size);
  const squares = new Float64Array(size);
  for (let head = 0; head < heads; head++) {
    const query = qkv.first + row * qkv.columns + head * size;
    const line = shares.first + row * shares.columns + head * pitch;
    const own = round ? squaresOf(work, query, size) : 0;
    let most = -Infinity;
    const score = (keys: Floats, key: number, at: number) => {
      let sum = 0;
      for (let c = 0; c < size; c++) sum += work[query + c] * keys[key + c];
      const score = sum * scale;
      const other = round ? squaresOf(keys, key, size) : 0;
      const variance = round ? scale ** 2 * productVariance(size, sum, own, other) + relative(score, 2) : 0;
      work[line + at] = round ? round(score, variance) : score;
      most = Math.max(most, work[line + at]);
    };
    for (let at = 0; at < seen; at++) score(data, first + at * 2 * d + head * size, at);
    score(work, query + d, seen);
    shareOut(work, line, seen + 1, most, pitch, round);
    sums.fill(0);
    squares.fill(0);
    const gather = (values: Floats, value: number, share: number) => {
      for (let c = 0; c < size; c++) {
        const part = share * values[value + c];
        sums[c] += part;
        squares[c] += part * part;
      }
    };
    for (let at = 0; at < seen; at++) gather(data, first + (at * 2 + 1) * d + head * size, work[line + at]);
    gather(work, query + 2 * d, work[line + seen]);
    const to = mixed.first + row * mixed.columns + head * size;
    for (let c = 0; c < size; c++) {
      work[to + c] = round ? round(sums[c], roundingVariance(seen + 1, sums[c], squares[c])) : sums[c];
    }
  }
}
