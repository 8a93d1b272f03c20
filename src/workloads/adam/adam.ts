/** Adam as in D. P. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization" (arXiv 1412.6980), algorithm 1. */
import type { Tensors } from '../../engine/contract.ts';

export const MOMENTS = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

/** A step moves a parameter by rate · m / (√v · spread + ε). */
export interface Scales {
  readonly rate: number;
  readonly spread: number;
}

/** Both hold the corrections of moments that began at zero. @param step how many were before */
export function adamScales(step: number, rate: number): Scales {
  const t = step + 1;
  return { rate: rate / (1 - MOMENTS.beta1 ** t), spread: 1 / Math.sqrt(1 - MOMENTS.beta2 ** t) };
}

/** Moves the parameters from number `first` on against their gradient; moments lie as the parameters do. */
export function moveByAdam(
  { weights, moment1, moment2 }: Tensors,
  first: number,
  gradient: ArrayLike<number>,
  { rate, spread }: Scales,
): void {
  const { beta1, beta2, epsilon } = MOMENTS;
  for (let j = 0; j < gradient.length; j++) {
    const at = first + j;
    const slope = gradient[j];
    const m = beta1 * moment1[at] + (1 - beta1) * slope;
    const v = beta2 * moment2[at] + (1 - beta2) * slope * slope;
    moment1[at] = m;
    moment2[at] = v;
    weights[at] -= (rate * m) / (Math.sqrt(v) * spread + epsilon);
  }
}
