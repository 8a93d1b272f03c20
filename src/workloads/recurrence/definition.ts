/** What the recurrence is: its parameters, tensors, inputs and cost. */
import type { Cost, LocalText, ParamSchema, Tensors } from '../../engine/contract.ts';
import { fillUniform } from '../../engine/random.ts';
import { LABELS, TOO_MUCH } from './texts.ts';

/** `b` sequences of `t` steps of a recurrent layer `d` wide. */
export type RecurrenceParams = {
  readonly t: number;
  readonly d: number;
  readonly b: number;
};

export const params: ParamSchema = {
  t: {
    kind: 'int',
    label: LABELS.t,
    min: 1,
    max: 4096,
    default: 256,
    scale: 'log2',
    steps: [16, 32, 64, 128, 256, 512, 1024],
  },
  d: { kind: 'int', label: LABELS.d, min: 1, max: 1024, default: 128, scale: 'log2', steps: [32, 64, 128, 256, 512] },
  b: { kind: 'int', label: LABELS.b, min: 1, max: 1024, default: 1, scale: 'log2', steps: [1, 2, 4, 8, 16, 32, 64] },
};

/** Multiply-adds, at most: checking every step in float64 takes about a nanosecond for each. */
const MOST = 2 ** 30;

const multiplyAdds = ({ t, d, b }: RecurrenceParams): number => 2 * t * b * d * d;

export const invalid = (p: RecurrenceParams): LocalText | null => (multiplyAdds(p) > MOST ? TOO_MUCH : null);

export const tensors = ({ t, d, b }: RecurrenceParams) => ({
  inputs: {
    x: { dtype: 'f32', shape: [b, t, d] },
    w: { dtype: 'f32', shape: [d, d] },
    u: { dtype: 'f32', shape: [d, d] },
  } as const,
  outputs: { h: { dtype: 'f32', shape: [b, t, d] } } as const,
});

/** Uniform factors of these sizes keep the state alive and away from ±1, where tanh would hide what is wrong. */
const KEEPS = 1.5;
const HEARS = 1.5;

export function generate({ t, d, b }: RecurrenceParams, seed: number): Tensors {
  const scale = (factor: number) => factor / Math.sqrt(d);
  return {
    x: fillUniform(new Float32Array(b * t * d), seed, 1),
    w: fillUniform(new Float32Array(d * d), seed, 2).map((value) => scale(KEEPS) * value),
    u: fillUniform(new Float32Array(d * d), seed, 3).map((value) => scale(HEARS) * value),
  };
}

/** A hyperbolic tangent is an operation of another kind: it is about as many as this. */
const OPS_PER_TANH = 20;

export function cost(p: RecurrenceParams): Cost {
  const { t, d, b } = p;
  return { flops: 2 * multiplyAdds(p), bytes: 4 * (2 * b * t * d + 2 * d * d), otherOps: OPS_PER_TANH * b * t * d };
}
