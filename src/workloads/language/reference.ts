/**
 * The proof of one step, from the state that the contender itself had before it: the loss and the gradient in float64 within
 * the errors of `gradient.ts`, and what Adam makes of them (adam/proof.ts). The loss is a function of all logits, and the
 * gradient of all derivatives: what is wrong with either shows in them.
 */
import type { Tensors, Verdict, Verifier } from '../../engine/contract.ts';
import { adamScales, moveByAdam } from '../adam/adam.ts';
import { seeAdam, seeOutline, Worst } from '../adam/proof.ts';
import { type Gradient, stepVerifier } from '../adam/step-verifier.ts';
import { decodeVerifier } from './decode/proof.ts';
import { gradientOf } from './gradient.ts';
import type { LanguageParams } from './layout.ts';
import { promptVerifier } from './prompt-proof.ts';
import { rowsOf } from './slopes.ts';
import { writeVerifier } from './write/proof.ts';

export function verifier(inputs: Tensors, p: LanguageParams): Verifier {
  if (p.task === 'decode') return decodeVerifier(inputs, p);
  if (p.task === 'write') return writeVerifier(inputs, p);
  return p.task === 'prefill' ? promptVerifier(inputs, p) : trainingVerifier(inputs, p);
}

function trainingVerifier(inputs: Tensors, p: LanguageParams): Verifier {
  const { tokens, targets, rate } = inputs;
  return stepVerifier(inputs, {
    gradient: (before) => gradientOf({ ...before, tokens, targets }, p),
    verdict: (before, after, gradient) => verdictOf(before, after, gradient, rate[0], p),
    after: (start, gradient) => stepFrom(start, gradient, rate[0]),
  });
}

function verdictOf(before: Tensors, after: Tensors, gradient: Gradient, rate: number, p: LanguageParams): Verdict {
  const worst = new Worst();
  seeOutline(worst, before, after, gradient);
  seeAdam(worst, before, after, gradient, adamScales(before.step[0], rate));
  return worst.verdict((one) => placeOf(one, p));
}

function placeOf({ name, index }: Worst, p: LanguageParams): string {
  if (index < 0 || name === 'loss' || name === 'step') return name;
  const found = rowsOf(p).find(({ first, columns }) => index < first + columns);
  return found ? `${name}, ${found.name}, row ${found.row}, column ${index - found.first}` : name;
}

function stepFrom(start: Tensors, { loss, values }: Gradient, rate: number): Tensors {
  const [weights, moment1, moment2] = [start.weights.slice(), start.moment1.slice(), start.moment2.slice()];
  moveByAdam({ weights, moment1, moment2 }, 0, values, adamScales(start.step[0], rate));
  return { loss: Float32Array.of(loss), step: Uint32Array.of(start.step[0] + 1), weights, moment1, moment2 };
}
