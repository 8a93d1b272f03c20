/**
 * How well a guess met the measurement, 0 to 100. A guess within the measured interval has all points; beyond it they
 * fall evenly with the miss, to nothing where the guess was far off.
 *
 * What a miss is depends on what is guessed. Of a time or a factor it is the logarithm: half and twice are missed alike,
 * and whoever is ten times off was far off (twice: 70 points, three times: 52). Of a share it is the difference: who always
 * says "half" misses by a quarter of the scale on average, so a quarter is far off (of percent: 10 points away are 60
 * points, 25 away none).
 */
import type { Guess, Prediction, Range, Results } from './lesson.ts';

const FAR_FACTOR = 10;
const FAR_SHARE = 0.25;

/** Null while there is nothing to compare with. */
export function scoreOf(prediction: Prediction, guess: Guess, results: Results): number | null {
  if (prediction.kind === 'choice') {
    const answer = prediction.answer(results);
    return answer === null ? null : answer === guess ? 100 : 0;
  }
  if (prediction.kind === 'slider') {
    const answer = prediction.answer(results);
    if (answer === null || typeof guess !== 'number') return null;
    const target = targetOf(guess, answer, prediction.interval?.(results) ?? null);
    if (prediction.scale === 'log') return byFactor(guess, target);
    return points(Math.abs(guess - target) / (FAR_SHARE * (prediction.max - prediction.min)));
  }
  const answer = prediction.answer(results);
  if (answer === null || !Array.isArray(guess) || guess.length !== answer.length || !answer.length) return null;
  const scores = answer.map((value, i) => byFactor(Number(guess[i]), value));
  return Math.round(scores.reduce((sum, score) => sum + score, 0) / scores.length);
}

/** What of the measured interval lies nearest to the guess; an end that does not hold the answer counts as the answer. */
function targetOf(guess: number, answer: number, interval: Range | null): number {
  const low = Math.min(interval?.low ?? answer, answer);
  const high = Math.max(interval?.high ?? answer, answer);
  return Math.min(Math.max(guess, low), high);
}

function byFactor(guess: number, target: number): number {
  if (!(guess > 0) || !(target > 0)) return guess === target ? 100 : 0;
  return points(Math.abs(Math.log(guess / target)) / Math.log(FAR_FACTOR));
}

/** @param miss 1 is far off */
const points = (miss: number): number => Math.round(100 * Math.max(0, 1 - miss));
