/** How well a guess met the measurement, 0 to 100. */
import type { Guess, Prediction, Results } from './lesson.ts';

/** A guess that is off by this factor scores nothing; an exact one scores 100; in between it is linear in the logarithm. */
const HOPELESS = 100;

/** Null while there is nothing to compare with. */
export function scoreOf(prediction: Prediction, guess: Guess, results: Results): number | null {
  if (prediction.kind === 'choice') {
    const answer = prediction.answer(results);
    return answer === null ? null : answer === guess ? 100 : 0;
  }
  if (prediction.kind === 'slider') {
    const answer = prediction.answer(results);
    if (answer === null || typeof guess !== 'number') return null;
    if (prediction.scale === 'log') return byFactor(guess, answer);
    return Math.round(100 * Math.max(0, 1 - Math.abs(guess - answer) / (prediction.max - prediction.min)));
  }
  const answer = prediction.answer(results);
  if (answer === null || !Array.isArray(guess) || guess.length !== answer.length || !answer.length) return null;
  const scores = answer.map((value, i) => byFactor(Number(guess[i]), value));
  return Math.round(scores.reduce((sum, score) => sum + score, 0) / scores.length);
}

function byFactor(guess: number, answer: number): number {
  if (!(guess > 0) || !(answer > 0)) return guess === answer ? 100 : 0;
  return Math.round(100 * Math.max(0, 1 - Math.abs(Math.log(guess / answer)) / Math.log(HOPELESS)));
}
