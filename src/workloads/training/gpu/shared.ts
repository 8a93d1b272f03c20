/** What passes of several rungs say alike. */
import pad from '../../../../shaders/training/naive-pad.wgsl?raw';
import type { GpuPass } from '../../../engine/contract.ts';
import { LAYER_1, LAYER_2, type Layer } from '../convolutional/layout.ts';
import { inputsOf, pitchOf, type TrainingParams } from '../layout.ts';

export const optimiserOf = (p: TrainingParams) => ({ ADAM: p.optimiser === 'adam' ? 1 : 0 });

export const constantsOf = ({ side, channels, filters, pooled }: Layer) => ({
  SIDE: side,
  CHANNELS: channels,
  FILTERS: filters,
  POOLED: pooled,
});

/** Of a thread's block, as many lanes apart. */
export const UNITS = 4;

/** As many threads side by side as a row has blocks, in a power of two: the twelve numbers of the tail need four. */
export function lanesOf(pitch: number): number {
  let lanes = 32;
  while (lanes > UNITS && (lanes / 2) * UNITS >= pitch) lanes /= 2;
  return lanes;
}

/** Workgroups side by side that have all units. */
export function columnsOf(p: TrainingParams): number {
  const pitch = pitchOf(p);
  return Math.ceil(pitch / (UNITS * lanesOf(pitch)));
}

/** Workgroups of the hidden layer that keep a device busy, and fours of inputs that are worth one. */
const BUSY = 56;
const FEWEST_FOURS = 12;

/**
 * The hidden layer's sums are computed in parts, so that a small batch has work for many.
 * @param rows pictures of a block
 * @returns fours of inputs of a part, and how many parts there are
 */
export function partsOf(p: TrainingParams, rows: number): { readonly span: number; readonly parts: number } {
  const fours = inputsOf(p) / 4;
  const blocks = columnsOf(p) * Math.ceil(p.b / rows);
  const span = Math.ceil(fours / Math.min(Math.ceil(BUSY / blocks), Math.floor(fours / FEWEST_FOURS)));
  return { span, parts: Math.ceil(fours / span) };
}

/** What each layer of filters reads, and what it makes. */
export const FILTERS = [
  [LAYER_1, 'padded', 'pooled'],
  [LAYER_2, 'pooled', 'features'],
] as const;

/** Puts the pictures of a step within their borders. */
export const padPass = (p: TrainingParams): GpuPass => ({
  shader: 'training/naive-pad.wgsl',
  code: pad,
  bindings: ['pictures', 'step', 'padded'],
  problem: [p.b, p.pictures],
  workgroups: [Math.ceil(LAYER_1.inputs / 64), p.b, 1],
});
