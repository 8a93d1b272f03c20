/**
 * The gradient of one batch in float64, and how far that of an f32 kernel may be from it.
 *
 * A bound for the worst case means nothing here: from layer to layer it grows by the sum of a row's magnitudes, and
 * behind four of them it is larger than the gradient. What roundings truly come to is found by doing them: the batch goes
 * through the model once more while every number that a kernel would store is moved at random, evenly and with the
 * variance that the analysis of that one operation gives (operations/rounding.ts); everything after it carries that on. The root
 * mean square of what comes of it, over a row and over a column of a table of parameters, is a standard deviation; that of the last
 * sum, over the tokens, is known for each number. An element may be off by 32 of them: kernels reach 2, factors
 * of 11 bits some thousands.
 * Source: D. S. Parker, "Monte Carlo Arithmetic", UCLA CSD-970002, 1997.
 */
import { RMS_FACTOR, roundingVariance, SMALLEST_NORMAL, UNIT_ROUNDOFF } from '../../engine/compare.ts';
import type { Tensors } from '../../engine/contract.ts';
import { randomUnit } from '../../engine/random.ts';
import type { Gradient } from '../adam/step-verifier.ts';
import { type LanguageParams, LOSS, parameterCount, workOf } from './layout.ts';
import { type Model, modelOf, passSequence } from './model.ts';
import type { Round } from './operations/rounding.ts';
import { addSlopes, type Row, rowsOf } from './slopes.ts';

/** The loss of each token, and the gradient of their mean. */
interface Passed {
  readonly losses: Float64Array;
  readonly values: Float64Array;
  /** Of the gradient's terms, added up. */
  readonly squares: Float64Array | null;
}

/** What a small model shows once is little to take a mean of: it is passed so often. */
export const MOST_PROBES = 6;
/** Products of parameters and tokens for each further time. */
const FURTHER = 2 ** 19;

const probesOf = (p: LanguageParams): number =>
  Math.max(1, Math.min(MOST_PROBES, Math.floor(FURTHER / (parameterCount(p) * p.b * p.t))));

/** Uniform, of the variance that is asked for. */
export function roundAtRandom(probe: number): Round {
  const next = randomUnit(probe, 5);
  return (value, variance) => value + Math.sqrt(12 * variance) * (next() - 0.5);
}

export function gradientOf(tensors: Tensors, p: LanguageParams): Gradient {
  const model = modelOf(p, Float64Array.from(tensors.weights), new Float64Array(workOf(p).length));
  const exact = pass(model, tensors, null);
  const probes = probesOf(p);
  const differences = Array.from({ length: probes }, (_, probe) => {
    const { values, losses } = pass(model, tensors, roundAtRandom(probe));
    return {
      values: values.map((value, at) => value - exact.values[at]),
      losses: losses.map((value, at) => value - exact.losses[at]),
    };
  });
  const loss = meanOf(exact.losses);
  const spread = Math.max(...differences.map(({ losses }) => Math.sqrt(meanOf(losses.map((one) => one * one)))));
  const size = meanOf(exact.losses.map(Math.abs));
  return {
    loss,
    lossError: RMS_FACTOR * (spread + UNIT_ROUNDOFF * (Math.sqrt(exact.losses.length) + 6) * size),
    values: exact.values,
    errors: errorsOf(
      p,
      exact,
      differences.map(({ values }) => values),
    ),
  };
}

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function pass(model: Model, tensors: Tensors, round: Round): Passed {
  const { p, sections, work } = model;
  for (let at = 0; at < p.b; at++) passSequence(model, tensors, at, round);
  const values = new Float64Array(parameterCount(p));
  const squares = round ? null : new Float64Array(values.length);
  for (const row of rowsOf(p)) {
    const end = row.first + row.columns;
    addSlopes(model, tensors, row, values.subarray(row.first, end), squares?.subarray(row.first, end));
  }
  const { stats } = sections;
  const losses = Float64Array.from({ length: p.b * p.t }, (_, at) => work[stats.first + at * stats.columns + LOSS]);
  return { losses, values, squares };
}

function errorsOf(p: LanguageParams, exact: Passed, differences: readonly Float64Array[]): Float64Array {
  const errors = new Float64Array(exact.values.length);
  const terms = p.b * p.t;
  for (const table of tablesOf(rowsOf(p))) {
    const { columns } = table[0];
    const ofColumn = new Float64Array(columns);
    const ofRow = new Float64Array(table.length);
    for (const values of differences) {
      for (const [at, row] of table.entries()) {
        for (let c = 0; c < columns; c++) {
          const square = values[row.first + c] ** 2 / differences.length;
          ofColumn[c] += square / table.length;
          ofRow[at] += square / columns;
        }
      }
    }
    for (const [at, row] of table.entries()) {
      for (let c = 0; c < columns; c++) {
        const place = row.first + c;
        const own = roundingVariance(terms, exact.values[place], exact.squares?.[place] ?? 0);
        errors[place] = RMS_FACTOR * Math.sqrt(ofColumn[c] + ofRow[at] + own) + terms * SMALLEST_NORMAL;
      }
    }
  }
  return errors;
}

/** Rows that belong together. */
function tablesOf(rows: readonly Row[]): Row[][] {
  const tables: Row[][] = [];
  for (const row of rows) {
    if (row.row === 0) tables.push([]);
    tables[tables.length - 1].push(row);
  }
  return tables;
}
