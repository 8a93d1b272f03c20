/**
 * The decoder, forward and back, of one sequence of the batch at a time: A. Vaswani et al., "Attention Is All You Need" (arXiv
 * 1706.03762), with norms in front of attention and of the wide matrices, and the embedding as output, as GPT-2 has them.
 */
import type { TensorData, Tensors } from '../../engine/contract.ts';
import {
  type Floats,
  type LanguageParams,
  LOSS,
  type Parameters,
  parametersOf,
  streamOf,
  type Work,
  workOf,
} from './layout.ts';
import { attend, attendBack } from './operations/attention.ts';
import { embed, rowAt } from './operations/embedding.ts';
import { activate, activateBack } from './operations/gelu.ts';
import { softmaxLoss } from './operations/loss.ts';
import { normalize, normalizeBack } from './operations/norm.ts';
import { project, projectBack } from './operations/projection.ts';
import type { Round } from './operations/rounding.ts';

/** What a pass goes over. */
export interface Model {
  readonly p: LanguageParams;
  readonly parameters: Parameters;
  readonly sections: Work;
  readonly weights: Floats;
  readonly work: Floats;
}

export const modelOf = (p: LanguageParams, weights: Floats, work: Floats): Model => ({
  p,
  parameters: parametersOf(p),
  sections: workOf(p),
  weights,
  work,
});

/** The sequence at place `at` of the batch, from its tokens [t] to what the last layer gives. */
export function passForward(model: Model, tokens: TensorData, at: number, round: Round): void {
  const { p, parameters, sections, weights, work } = model;
  embed(work, tokens, weights, parameters, streamOf(sections, 0).at, at, p, round);
  for (let layer = 0; layer < p.layers; layer++) layerForward(model, layer, at, round);
}

/** The sequence at place `at` of the batch, from its tokens to its losses and their derivatives by everything in `work`. */
export function passSequence(model: Model, { tokens, targets, step }: Tensors, at: number, round: Round): void {
  const { p, parameters, sections, weights, work } = model;
  passForward(model, rowAt(tokens, step[0], at, p), at, round);
  const range = { begin: at * p.t, end: (at + 1) * p.t };
  const { embedding, norm } = parameters;
  const { output, outputDelta, normed, normedDelta, logits, stats } = sections;
  normalize(work, output, weights, norm, stats, normed, range, round);
  projectBack(work, normed, weights, embedding, logits, range, round);
  softmaxLoss(work, rowAt(targets, step[0], at, p), sections, at, p, round);
  project(work, logits, weights, embedding, normedDelta, range, round, { biased: false });
  normalizeBack(work, output, weights, norm, stats, normedDelta, null, outputDelta, range, round);
  for (let layer = p.layers - 1; layer >= 0; layer--) layerBack(model, layer, at, round);
}

/** The mean of all tokens' losses. */
export function lossOf({ p, sections: { stats }, work }: Model): number {
  const tokens = p.b * p.t;
  let sum = 0;
  for (let token = 0; token < tokens; token++) sum += work[stats.first + token * stats.columns + LOSS];
  return sum / tokens;
}

function layerForward(
  { p, parameters, sections, weights, work }: Model,
  layer: number,
  at: number,
  round: Round,
): void {
  const range = { begin: at * p.t, end: (at + 1) * p.t };
  const block = parameters.blocks[layer];
  const own = sections.blocks[layer];
  normalize(work, own.input, weights, block.norm1, own.stats1, own.normed1, range, round);
  project(work, own.normed1, weights, block.qkv, own.qkv, range, round);
  attend(work, own, at, p, round);
  project(work, own.mixed, weights, block.projection, own.middle, range, round, { residual: own.input });
  normalize(work, own.middle, weights, block.norm2, own.stats2, own.normed2, range, round);
  project(work, own.normed2, weights, block.up, own.up, range, round);
  activate(work, own.up, own.active, range, round);
  const { at: output } = streamOf(sections, layer + 1);
  project(work, own.active, weights, block.down, output, range, round, { residual: own.middle });
}

function layerBack({ p, parameters, sections, weights, work }: Model, layer: number, at: number, round: Round): void {
  const range = { begin: at * p.t, end: (at + 1) * p.t };
  const block = parameters.blocks[layer];
  const own = sections.blocks[layer];
  const { delta } = streamOf(sections, layer + 1);
  projectBack(work, delta, weights, block.down, own.upDelta, range, round);
  activateBack(work, own.up, own.upDelta, range, round);
  projectBack(work, own.upDelta, weights, block.up, own.normed2Delta, range, round);
  const { middle, middleDelta, normed1Delta, normed2Delta } = own;
  normalizeBack(work, middle, weights, block.norm2, own.stats2, normed2Delta, delta, middleDelta, range, round);
  projectBack(work, middleDelta, weights, block.projection, own.mixedDelta, range, round);
  attendBack(work, own, at, p, round);
  projectBack(work, own.qkvDelta, weights, block.qkv, normed1Delta, range, round);
  normalizeBack(
    work,
    own.input,
    weights,
    block.norm1,
    own.stats1,
    normed1Delta,
    middleDelta,
    own.inputDelta,
    range,
    round,
  );
}
