/**
 * The proof of one step, from the state that the contender itself had before it: the loss and the gradient in float64
 * within the errors of `gradient.ts`, and what the optimiser makes of them (for Adam see adam/proof.ts).
 */
import { ROUNDING, SMALLEST_NORMAL } from '../../engine/compare.ts';
import type { Tensors, Verdict, Verifier } from '../../engine/contract.ts';
import { moveByAdam } from '../adam/adam.ts';
import { seeAdam, seeOutline, Worst } from '../adam/proof.ts';
import { type Gradient, stepVerifier } from '../adam/step-verifier.ts';
import { LAYER_1, LAYER_2 } from './convolutional/layout.ts';
import { gradientOf } from './gradient.ts';
import { classRowOf, denseCount, inputsOf, pitchOf, rowsOf, scalesOf, type TrainingParams } from './layout.ts';

export function verifier(inputs: Tensors, p: TrainingParams): Verifier {
  const { pictures, labels } = inputs;
  return stepVerifier(inputs, {
    gradient: (before) => gradientOf({ ...before, pictures, labels }, p),
    verdict: (before, after, gradient) => verdictOf(before, after, gradient, p),
    after: (start, gradient) => stepFrom(start, gradient, p),
  });
}

function verdictOf(before: Tensors, after: Tensors, gradient: Gradient, p: TrainingParams): Verdict {
  const worst = new Worst();
  seeOutline(worst, before, after, gradient);
  if (p.optimiser === 'sgd') seeDescent(worst, before, after, gradient, p);
  else seeAdam(worst, before, after, gradient, scalesOf(before.step[0], p));
  return worst.verdict((one) => placeOf(one, p));
}

function seeDescent(worst: Worst, before: Tensors, after: Tensors, gradient: Gradient, p: TrainingParams): void {
  const { values, errors } = gradient;
  const { rate } = scalesOf(before.step[0], p);
  for (let at = 0; at < values.length; at++) {
    const by = rate * values[at];
    const moved = before.weights[at] - by;
    const rounding = ROUNDING * (Math.abs(by) + Math.abs(moved)) + SMALLEST_NORMAL;
    worst.see('weights', at, Math.abs(moved - after.weights[at]), rate * errors[at] + rounding);
  }
  for (const name of ['moment1', 'moment2']) {
    for (const [at, value] of before[name].entries()) worst.see(name, at, Math.abs(value - after[name][at]), 0);
  }
}

function placeOf({ name, index }: Worst, p: TrainingParams): string {
  const pitch = pitchOf(p);
  const row = Math.floor(index / pitch);
  const unit = `unit ${index % pitch}`;
  if (index < 0 || name === 'loss' || name === 'step') return name;
  if (index >= denseCount(p)) return `${name}, ${placeInFilters(index - denseCount(p))}`;
  if (row >= rowsOf(p)) return `${name}, bias of class ${index - rowsOf(p) * pitch}`;
  if (row >= classRowOf(p)) return `${name}, ${unit} to class ${row - classRowOf(p)}`;
  if (row === inputsOf(p)) return `${name}, bias of ${unit}`;
  return `${name}, ${p.network === 'perceptron' ? 'pixel' : 'feature'} ${row} to ${unit}`;
}

function placeInFilters(index: number): string {
  const [number, { first, filters, products }] = index < LAYER_2.first ? [1, LAYER_1] : [2, LAYER_2];
  const row = Math.floor((index - first) / filters);
  const filter = `filter ${(index - first) % filters} of layer ${number}`;
  return row === products ? `bias of ${filter}` : `weight ${row} of ${filter}`;
}

function stepFrom(start: Tensors, { loss, values }: Gradient, p: TrainingParams): Tensors {
  const scales = scalesOf(start.step[0], p);
  const told = { loss: Float32Array.of(loss), step: Uint32Array.of(start.step[0] + 1) };
  const [weights, moment1, moment2] = [start.weights.slice(), start.moment1.slice(), start.moment2.slice()];
  if (p.optimiser === 'adam') moveByAdam({ weights, moment1, moment2 }, 0, values, scales);
  else for (const [at, slope] of values.entries()) weights[at] -= scales.rate * slope;
  return { ...told, weights, moment1, moment2 };
}
