/**
 * The proof of a prompt taken in: logits and cache in float64, and how far those of f32 may be off, found as for the gradient
 * (gradient.ts): by letting roundings loose.
 */
import { checkElementwise, RMS_FACTOR, SMALLEST_NORMAL } from '../../engine/compare.ts';
import type { Tensors, Verdict, Verifier } from '../../engine/contract.ts';
import { MOST_PROBES, roundAtRandom } from './gradient.ts';
import { type LanguageParams, workOf } from './layout.ts';
import { modelOf } from './model.ts';
import type { Round } from './operations/rounding.ts';
import { takeIn } from './prompt.ts';

interface Expected {
  readonly values: Float64Array;
  /** Of each row of so many numbers. */
  readonly tolerances: Float64Array;
  readonly columns: number;
}

/** Products of parameters and tokens for each time that roundings are let loose. */
const FURTHER = 2 ** 21;

export function promptVerifier(inputs: Tensors, p: LanguageParams): Verifier {
  const model = modelOf(p, Float64Array.from(inputs.weights), new Float64Array(workOf(p).length));
  const pass = (round: Round) => {
    const logits = new Float64Array(p.b * p.vocabulary);
    const cache = new Float64Array(p.b * p.layers * p.t * 2 * p.width);
    for (let at = 0; at < p.b; at++) takeIn(model, inputs.tokens, { logits, cache }, at, round);
    return { logits, cache };
  };
  const exact = pass(null);
  const probes = Math.max(1, Math.min(MOST_PROBES, Math.floor(FURTHER / (inputs.weights.length * p.b * p.t))));
  const rounded = Array.from({ length: probes }, (_, probe) => pass(roundAtRandom(probe)));
  const logits = expectedOf(
    exact.logits,
    rounded.map((one) => one.logits),
    p.vocabulary,
  );
  const cache = expectedOf(
    exact.cache,
    rounded.map((one) => one.cache),
    2 * p.width,
  );
  return {
    check(outputs) {
      const verdicts = [verdictOf('logits', outputs, logits), verdictOf('cache', outputs, cache)];
      return verdicts.find(({ ok }) => !ok) ?? verdicts[0];
    },
    reference: { logits: Float32Array.from(exact.logits), cache: Float32Array.from(exact.cache) },
  };
}

export function expectedOf(values: Float64Array, rounded: readonly Float64Array[], columns: number): Expected {
  const tolerances = new Float64Array(values.length / columns);
  for (let at = 0; at < tolerances.length; at++) {
    let squares = 0;
    for (const other of rounded) {
      for (let c = at * columns; c < (at + 1) * columns; c++) squares += (other[c] - values[c]) ** 2;
    }
    tolerances[at] = RMS_FACTOR * Math.sqrt(squares / (columns * rounded.length)) + SMALLEST_NORMAL;
  }
  return { values, tolerances, columns };
}

export function verdictOf(name: string, outputs: Tensors, { values, tolerances, columns }: Expected): Verdict {
  const report = checkElementwise(outputs[name], values, (at) => tolerances[Math.floor(at / columns)]);
  const { ok, maxError, tolerance, index } = report;
  const at = index < 0 ? name : `${name}, row ${Math.floor(index / columns)}, column ${index % columns}`;
  return { ok, maxError, tolerance, at, method: 'elementwise' };
}
