/**
 * A step in JavaScript: sequences forward and back, each by itself; then rows of parameters. Sums are in float64 and go from
 * the first to the last, whoever computes them: the same bits every time.
 */
import type { Stage, TensorSpecs, Tensors } from '../../engine/contract.ts';
import { adamScales, moveByAdam } from '../adam/adam.ts';
import { decodeTokens, TOKENS, tokenScratch, tokenStages } from './decode/kernels.ts';
import { addsTokens, type Floats, type LanguageParams, workOf } from './layout.ts';
import { lossOf, modelOf, passSequence } from './model.ts';
import { takeIn } from './prompt.ts';
import { addSlopes, rowsOf } from './slopes.ts';
import { FED, feedTokens, WRITTEN, writeStages, writeTokens } from './write/kernels.ts';

export const scratch = (p: LanguageParams): TensorSpecs =>
  addsTokens(p) ? tokenScratch(p) : { work: { dtype: 'f32', shape: [workOf(p).length] } };

const PROMPTS = 'prompts';

export function stages(p: LanguageParams): readonly Stage[] {
  if (p.task === 'decode') return tokenStages(p);
  if (p.task === 'write') return writeStages(p);
  return p.task === 'prefill' ? [{ entry: PROMPTS, rows: p.b, grain: 1 }] : trainingStages(p);
}

const trainingStages = (p: LanguageParams): readonly Stage[] => [
  { entry: 'sequences', rows: p.b, grain: 1 },
  { entry: 'update', rows: rowsOf(p).length, grain: 16 },
  { entry: 'finish', rows: 1, grain: 1 },
];

export function stage(io: Tensors, p: LanguageParams, entry: string, begin: number, end: number): void {
  if (entry === TOKENS) {
    decodeTokens(io, p, begin, end);
    return;
  }
  if (entry === WRITTEN) {
    writeTokens(io, p, begin, end);
    return;
  }
  if (entry === FED) {
    feedTokens(io, p);
    return;
  }
  const model = modelOf(p, io.weights as Floats, io.work as Floats);
  if (entry === PROMPTS) {
    for (let at = begin; at < end; at++) takeIn(model, io.tokens, { logits: io.logits, cache: io.cache }, at, null);
  } else if (entry === 'sequences') {
    for (let at = begin; at < end; at++) passSequence(model, io, at, null);
  } else if (entry === 'update') {
    const scales = adamScales(io.step[0], io.rate[0]);
    for (const row of rowsOf(p).slice(begin, end)) {
      const slopes = new Float64Array(row.columns);
      addSlopes(model, io, row, slopes);
      moveByAdam(io, row.first, slopes, scales);
    }
  } else {
    io.loss[0] = lossOf(model);
    io.step[0]++;
  }
}

/** All stages, one after the other. */
export function step(io: Tensors, p: LanguageParams): void {
  for (const { entry, rows } of stages(p)) stage(io, p, entry, 0, rows);
}
