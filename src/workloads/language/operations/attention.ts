/** Causal attention with heads, of one sequence at a time: what a token sees is itself and what is before it. */
import { roundingVariance } from '../../../engine/compare.ts';
import { type Activations, type Floats, type LanguageParams, scoresPitch } from '../layout.ts';
import {
  exponentialRoundings,
  productVariance,
  QUOTIENT_ROUNDINGS,
  type Round,
  relative,
  squaresOf,
} from './rounding.ts';

/** Numbers of a head's query, key and value. */
export const headWidth = ({ width, heads }: Pick<LanguageParams, 'width' | 'heads'>): number => width / heads;

/** Where a head's parts of the sequence at place `at` lie: token i, row i of each. */
interface Place {
  readonly size: number;
  readonly query: (i: number) => number;
  readonly scores: (i: number) => number;
  readonly mixed: (i: number) => number;
}

function placeOf({ qkv, scores, mixed }: Activations, head: number, at: number, p: LanguageParams): Place {
  const size = headWidth(p);
  const row = (i: number) => at * p.t + i;
  return {
    size,
    query: (i) => qkv.first + row(i) * qkv.columns + head * size,
    scores: (i) => scores.first + row(i) * scores.columns + head * scoresPitch(p),
    mixed: (i) => mixed.first + row(i) * mixed.columns + head * size,
  };
}

/** Queries, keys and values to weights (`scores`) and to the values that these weigh (`mixed`). */
export function attend(work: Floats, layer: Activations, at: number, p: LanguageParams, round: Round): void {
  const { width: d, t, heads } = p;
  const scale = 1 / Math.sqrt(headWidth(p));
  for (let head = 0; head < heads; head++) {
    const { size, query, scores, mixed } = placeOf(layer, head, at, p);
    const sums = new Float64Array(size);
    const squares = new Float64Array(size);
    const keySquares = Float64Array.from({ length: round ? t : 0 }, (_, j) => squaresOf(work, query(j) + d, size));
    for (let i = 0; i < t; i++) {
      const own = round ? squaresOf(work, query(i), size) : 0;
      const line = scores(i);
      let most = -Infinity;
      for (let j = 0; j <= i; j++) {
        let sum = 0;
        for (let c = 0; c < size; c++) sum += work[query(i) + c] * work[query(j) + d + c];
        const score = sum * scale;
        const variance = round ? scale ** 2 * productVariance(size, sum, own, keySquares[j]) + relative(score, 2) : 0;
        work[line + j] = round ? round(score, variance) : score;
        most = Math.max(most, work[line + j]);
      }
      shareOut(work, line, i + 1, most, scoresPitch(p), round);
      sums.fill(0);
      squares.fill(0);
      for (let j = 0; j <= i; j++) {
        for (let c = 0; c < size; c++) {
          const part = work[line + j] * work[query(j) + 2 * d + c];
          sums[c] += part;
          squares[c] += part * part;
        }
      }
      for (let c = 0; c < size; c++) {
        work[mixed(i) + c] = round ? round(sums[c], roundingVariance(i + 1, sums[c], squares[c])) : sums[c];
      }
    }
  }
}

/**
 * Softmax, in place: of so many scores that are seen, the largest of which is `most`, to shares of 1.
 * @param pitch until where what is not seen gets none
 */
export function shareOut(work: Floats, line: number, seen: number, most: number, pitch: number, round: Round): void {
  let [total, squares] = [0, 0];
  for (let j = 0; j < seen; j++) {
    const below = work[line + j] - most;
    const power = Math.exp(below);
    work[line + j] = round ? round(power, relative(power, exponentialRoundings(below))) : power;
    total += work[line + j];
    squares += work[line + j] ** 2;
  }
  if (round) total = round(total, roundingVariance(seen, total, squares));
  for (let j = 0; j < seen; j++) {
    const share = work[line + j] / total;
    work[line + j] = round ? round(share, relative(share, QUOTIENT_ROUNDINGS)) : share;
  }
  for (let j = seen; j < pitch; j++) work[line + j] = 0;
}

/** From the derivatives by `mixed` to those by the weights' scores, and by queries, keys and values. */
export function attendBack(work: Floats, layer: Activations, at: number, p: LanguageParams, round: Round): void {
  const { width: d, t, heads } = p;
  const scale = 1 / Math.sqrt(headWidth(p));
  const toDelta = layer.qkvDelta.first - layer.qkv.first;
  const toScores = layer.scoresDelta.first - layer.scores.first;
  const toMixed = layer.mixedDelta.first - layer.mixed.first;
  for (let head = 0; head < heads; head++) {
    const { size, query, scores, mixed } = placeOf(layer, head, at, p);
    for (let i = 0; i < t; i++) scoresBack(work, i, { size, query, scores, mixed }, { toScores, toMixed, d, t }, round);
    const sum = (
      terms: number,
      from: number,
      until: number,
      factor: (n: number) => number,
      row: (n: number) => number,
      to: number,
    ) => {
      for (let c = 0; c < size; c++) {
        let [total, squares] = [0, 0];
        for (let n = from; n < until; n++) {
          const part = work[factor(n)] * work[row(n) + c];
          total += part;
          squares += part * part;
        }
        const by = terms * total;
        const variance = round ? terms ** 2 * roundingVariance(until - from, total, squares) + relative(by, 2) : 0;
        work[to + c] = round ? round(by, variance) : by;
      }
    };
    for (let i = 0; i < t; i++) {
      const own = query(i) + toDelta;
      sum(
        scale,
        0,
        i + 1,
        (j) => scores(i) + toScores + j,
        (j) => query(j) + d,
        own,
      );
      sum(
        scale,
        i,
        t,
        (n) => scores(n) + toScores + i,
        (n) => query(n),
        own + d,
      );
      sum(
        1,
        i,
        t,
        (n) => scores(n) + i,
        (n) => mixed(n) + toMixed,
        own + 2 * d,
      );
    }
  }
}

function scoresBack(
  work: Floats,
  i: number,
  { size, query, scores, mixed }: Place,
  { toScores, toMixed, d, t }: { toScores: number; toMixed: number; d: number; t: number },
  round: Round,
): void {
  const [weights, deltas] = [scores(i), scores(i) + toScores];
  const own = round ? squaresOf(work, mixed(i) + toMixed, size) : 0;
  let [total, squares] = [0, 0];
  for (let j = 0; j <= i; j++) {
    const value = query(j) + 2 * d;
    let sum = 0;
    for (let c = 0; c < size; c++) sum += work[mixed(i) + toMixed + c] * work[value + c];
    work[deltas + j] = round ? round(sum, productVariance(size, sum, own, squaresOf(work, value, size))) : sum;
    total += work[weights + j] * work[deltas + j];
    squares += (work[weights + j] * work[deltas + j]) ** 2;
  }
  if (round) total = round(total, roundingVariance(i + 1, total, squares));
  for (let j = 0; j <= i; j++) {
    const weight = work[weights + j];
    const slope = weight * (work[deltas + j] - total);
    const parts = weight * (Math.abs(work[deltas + j]) + Math.abs(total));
    work[deltas + j] = round ? round(slope, relative(parts, 3)) : slope;
  }
  for (let j = i + 1; j < 4 * Math.ceil(t / 4); j++) work[deltas + j] = 0;
}
