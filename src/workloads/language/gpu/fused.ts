/** The fused rung's dispatches: matrices in register blocks, attention in one, slopes that move the parameters at once. */
import type { GpuPass, TensorSpecs } from '../../../engine/contract.ts';
import {
  type Activations,
  addsTokens,
  type LanguageParams,
  type Matrix,
  parametersOf,
  scoresPitch,
  streamOf,
  type Table,
  workOf,
} from '../layout.ts';
import { headWidth } from '../operations/attention.ts';
import * as kernels from './fused-kernels.ts';
import { fusedTokenPasses, fusedTokenScratch } from './fused-token.ts';
import { stepPasses } from './order.ts';
import { promptPasses } from './prompt.ts';
import { GROUP, norm, normBack, pass, scaleBits, stepScratch, WEIGHTS } from './shared.ts';

/** COLUMNS or INPUTS, and rows of all threads of a workgroup, in the shaders. */
const COLUMNS = 16;
const ROWS = 4 * 8;

export const fusedScratch = (p: LanguageParams): TensorSpecs => (addsTokens(p) ? fusedTokenScratch(p) : stepScratch(p));

export const fusedPasses = (p: LanguageParams): readonly GpuPass[] =>
  addsTokens(p) ? fusedTokenPasses(p) : passesWith(p, { project, projectBack, slopes: matrixSlopes });

/** Products with matrices, of which a rung may have its own. */
export interface Products {
  project(p: LanguageParams, from: Table, matrix: Matrix, to: Table, more?: More): GpuPass;
  /** @param up where GELU stands behind: what it was given */
  projectBack(p: LanguageParams, from: Table, matrix: Matrix, to: Table, up?: Table): GpuPass;
  slopes(p: LanguageParams, matrix: Matrix, from: Table, delta: Table): GpuPass;
}

interface More {
  readonly biased?: boolean;
  readonly residual?: Table;
  /** Takes what GELU makes of it. */
  readonly active?: Table;
}

export function passesWith(p: LanguageParams, products: Products): readonly GpuPass[] {
  const ahead = forwardWith(products);
  if (p.task === 'prefill') return promptPasses(p, ahead);
  return stepPasses(p, {
    forward: ahead,
    back: backWith(products),
    multiply: (of, from, matrix, to) => products.project(of, from, matrix, to, { biased: false }),
    projectBack: products.projectBack,
    slopes: { norm: normSlopes, matrix: products.slopes, embedding: embeddingSlopes(p) },
    last: pass(kernels.finish, ['work', 'step', 'loss'], [p.b * p.t, workOf(p).stats.first / 4], [1]),
  });
}

const project: Products['project'] = (p, from, matrix, to, { biased = true, residual, active } = {}) =>
  pass(
    kernels.project,
    WEIGHTS,
    [
      p.b * p.t,
      matrix.inputs,
      ...[matrix.columns, matrix.first, from.first, from.columns].map(inVectors),
      ...[residual?.first ?? 0, to.first, active?.first ?? 0].map(inVectors),
    ],
    [matrix.columns / 4 / COLUMNS, (p.b * p.t) / ROWS],
    { BIASED: biased ? 1 : 0, RESIDUAL: residual ? 1 : 0, GELU: active ? 1 : 0 },
  );

const inVectors = (count: number): number => count / 4;

const projectBack: Products['projectBack'] = (p, from, matrix, to, up) =>
  pass(
    kernels.projectBack,
    WEIGHTS,
    [p.b * p.t, ...[matrix.columns, matrix.first, from.first, to.columns, up?.first ?? 0, to.first].map(inVectors)],
    [to.columns / 4 / COLUMNS, (p.b * p.t) / ROWS],
    { GELU: up ? 1 : 0 },
  );

/** @param places as the kernel counts them; `last` follows them */
const attention = (
  kernel: Pick<GpuPass, 'shader' | 'code'>,
  p: LanguageParams,
  places: readonly number[],
  last: number[],
) =>
  pass(kernel, ['work'], [p.b * p.t * p.heads, p.t, p.heads, ...places, ...last], [(p.b * p.t * p.heads) / GROUP], {
    SIZE: headWidth(p) / 4,
  });

/** A layer, from the residual stream to the residual stream. */
const forwardWith =
  ({ project }: Pick<Products, 'project'>) =>
  (p: LanguageParams, layer: number): GpuPass[] => {
    const { norm1, qkv, projection, norm2, up, down } = parametersOf(p).blocks[layer];
    const work = workOf(p);
    const own = work.blocks[layer];
    const places = [scoresPitch(p), own.qkv.first, own.scores.first, own.mixed.first].map(inVectors);
    return [
      norm(p, norm1, own.input, own.stats1, own.normed1),
      project(p, own.normed1, qkv, own.qkv),
      attention(kernels.attend, p, places, [scaleBits(p)]),
      project(p, own.mixed, projection, own.middle, { residual: own.input }),
      norm(p, norm2, own.middle, own.stats2, own.normed2),
      project(p, own.normed2, up, own.up, { active: own.active }),
      project(p, own.active, down, streamOf(work, layer + 1).at, { residual: own.middle }),
    ];
  };

export const forward = forwardWith({ project });

function attentionBack(p: LanguageParams, own: Activations): GpuPass[] {
  const { qkv, scores, scoresDelta, mixedDelta, qkvDelta } = own;
  const places = [scoresPitch(p), qkv.first, scores.first, scoresDelta.first, mixedDelta.first, qkvDelta.first];
  return [
    attention(kernels.attendBack, p, places.map(inVectors), [scaleBits(p)]),
    attention(kernels.keysBack, p, places, []),
  ];
}

const backWith =
  ({ projectBack }: Products) =>
  (p: LanguageParams, layer: number): GpuPass[] => {
    const { norm1, qkv, projection, norm2, up, down } = parametersOf(p).blocks[layer];
    const work = workOf(p);
    const own = work.blocks[layer];
    const { delta } = streamOf(work, layer + 1);
    return [
      projectBack(p, delta, down, own.upDelta, own.up),
      projectBack(p, own.upDelta, up, own.normed2Delta),
      normBack(p, norm2, own.middle, own.stats2, own.normed2Delta, delta, own.middleDelta),
      projectBack(p, own.middleDelta, projection, own.mixedDelta),
      ...attentionBack(p, own),
      projectBack(p, own.qkvDelta, qkv, own.normed1Delta),
      normBack(p, norm1, own.input, own.stats1, own.normed1Delta, own.middleDelta, own.inputDelta),
    ];
  };

const STATE = ['scales', 'weights', 'moment1', 'moment2'];

const matrixSlopes: Products['slopes'] = (p, { inputs, columns, first }, from, delta) =>
  pass(
    kernels.slopes,
    ['work', ...STATE],
    [p.b * p.t, inputs, ...[columns, first, from.first, from.columns, delta.first].map(inVectors)],
    // Eight more for the biases.
    [columns / 4 / COLUMNS, (inputs + 8) / ROWS],
  );

const normSlopes = (p: LanguageParams, gains: number, from: Table, stats: Table, delta: Table): GpuPass =>
  pass(
    kernels.slopesNorm,
    ['work', ...STATE],
    [p.b * p.t, ...[p.width, gains, from.first, stats.first, delta.first].map(inVectors)],
    [p.width / 4 / COLUMNS],
  );

function embeddingSlopes(p: LanguageParams): GpuPass {
  const work = workOf(p);
  const { logits, normed } = work;
  return pass(
    kernels.slopesEmbedding,
    ['tokens', 'step', 'work', ...STATE],
    [
      ...[p.b, p.t, inVectors(p.width), p.vocabulary, inVectors(logits.columns), p.windows],
      ...[logits.first, normed.first, streamOf(work, 0).delta.first].map(inVectors),
    ],
    [p.width / 4 / COLUMNS, (logits.columns / 4 + p.t) / 4],
  );
}
