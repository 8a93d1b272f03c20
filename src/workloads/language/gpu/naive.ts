/** The plain rung's dispatches, in the order of the formulas: a kernel for each operation. */
import type { GpuPass, TensorSpecs } from '../../../engine/contract.ts';
import {
  type Activations,
  addsTokens,
  type LanguageParams,
  type Matrix,
  parameterCount,
  parametersOf,
  scoresPitch,
  streamOf,
  type Table,
  workOf,
} from '../layout.ts';
import { headWidth } from '../operations/attention.ts';
import * as kernels from './kernels.ts';
import { naiveTokenPasses, naiveTokenScratch } from './naive-token.ts';
import { stepPasses } from './order.ts';
import { promptPasses } from './prompt.ts';
import { GROUP, norm, normBack, pass, scaleBits, stepScratch, WEIGHTS } from './shared.ts';

export function naiveScratch(p: LanguageParams): TensorSpecs {
  if (addsTokens(p)) return naiveTokenScratch(p);
  return {
    ...stepScratch(p),
    ...(p.task === 'train' ? { gradient: { dtype: 'f32', shape: [parameterCount(p)] } as const } : {}),
  };
}

export function naivePasses(p: LanguageParams): readonly GpuPass[] {
  if (addsTokens(p)) return naiveTokenPasses(p);
  if (p.task === 'prefill') return promptPasses(p, forward);
  const count = parameterCount(p);
  return stepPasses(p, {
    forward,
    back,
    multiply: (of, from, matrix, to) => project(of, from, matrix, to, null, 0),
    projectBack,
    slopes: { norm: normSlopes, matrix: matrixSlopes, embedding: embeddingSlopes(p) },
    last: pass(
      kernels.update,
      ['gradient', 'work', 'scales', 'weights', 'moment1', 'moment2', 'step', 'loss'],
      [p.b * p.t, count, workOf(p).stats.first],
      [count / GROUP],
    ),
  });
}

const project = (
  p: LanguageParams,
  from: Table,
  matrix: Matrix,
  to: Table,
  residual: Table | null = null,
  biased = 1,
) =>
  pass(
    kernels.project,
    WEIGHTS,
    [matrix.inputs, matrix.columns, matrix.first, from.first, from.columns, residual?.first ?? 0, to.first],
    [matrix.columns / GROUP, p.b * p.t],
    { BIASED: biased, RESIDUAL: residual ? 1 : 0 },
  );

const projectBack = (p: LanguageParams, from: Table, matrix: Matrix, to: Table): GpuPass =>
  pass(
    kernels.projectBack,
    WEIGHTS,
    [matrix.inputs, matrix.columns, matrix.first, from.first, to.first, to.columns],
    [matrix.inputs / GROUP, p.b * p.t],
  );

/** Of attention's kernels: sizes, and where queries and scores lie. */
const attention = (p: LanguageParams, { qkv }: Activations, scores: Table): number[] => [
  p.t,
  p.width,
  headWidth(p),
  scoresPitch(p),
  qkv.first,
  scores.first,
];

function forward(p: LanguageParams, layer: number): GpuPass[] {
  const { norm1, qkv, projection, norm2, up, down } = parametersOf(p).blocks[layer];
  const work = workOf(p);
  const own = work.blocks[layer];
  const rows = p.b * p.t;
  const { t, heads } = p;
  return [
    norm(p, norm1, own.input, own.stats1, own.normed1),
    project(p, own.normed1, qkv, own.qkv),
    pass(kernels.scores, ['work'], [...attention(p, own, own.scores), scaleBits(p)], [t / GROUP, rows, heads]),
    pass(
      kernels.softmax,
      ['work'],
      [rows * heads, t, heads, scoresPitch(p), own.scores.first],
      [(rows * heads) / GROUP],
    ),
    pass(kernels.mix, ['work'], [...attention(p, own, own.scores), own.mixed.first], [p.width / GROUP, rows]),
    project(p, own.mixed, projection, own.middle, own.input),
    norm(p, norm2, own.middle, own.stats2, own.normed2),
    project(p, own.normed2, up, own.up),
    pass(kernels.gelu, ['work'], [4 * p.width * rows, own.up.first, own.active.first], [(4 * p.width * rows) / GROUP]),
    project(p, own.active, down, streamOf(work, layer + 1).at, own.middle),
  ];
}

function back(p: LanguageParams, layer: number): GpuPass[] {
  const { norm1, qkv, projection, norm2, up, down } = parametersOf(p).blocks[layer];
  const work = workOf(p);
  const own = work.blocks[layer];
  const { delta } = streamOf(work, layer + 1);
  const rows = p.b * p.t;
  const { t, heads, width } = p;
  const pitch = scoresPitch(p);
  return [
    projectBack(p, delta, down, own.upDelta),
    pass(kernels.geluBack, ['work'], [4 * width * rows, own.up.first, own.upDelta.first], [(4 * width * rows) / GROUP]),
    projectBack(p, own.upDelta, up, own.normed2Delta),
    normBack(p, norm2, own.middle, own.stats2, own.normed2Delta, delta, own.middleDelta),
    projectBack(p, own.middleDelta, projection, own.mixedDelta),
    pass(
      kernels.sharesBack,
      ['work'],
      [...attention(p, own, own.scoresDelta), own.mixedDelta.first],
      [t / GROUP, rows, heads],
    ),
    pass(
      kernels.softmaxBack,
      ['work'],
      [rows * heads, t, heads, pitch, own.scores.first, own.scoresDelta.first, scaleBits(p)],
      [(rows * heads) / GROUP],
    ),
    pass(
      kernels.attentionBack,
      ['work'],
      [...attention(p, own, own.scores), own.scoresDelta.first, own.mixedDelta.first, own.qkvDelta.first],
      [(3 * width) / GROUP, rows],
    ),
    projectBack(p, own.qkvDelta, qkv, own.normed1Delta),
    normBack(p, norm1, own.input, own.stats1, own.normed1Delta, own.middleDelta, own.inputDelta),
  ];
}

const SLOPES = ['work', 'gradient'];

const matrixSlopes = (p: LanguageParams, { inputs, columns, first }: Matrix, from: Table, delta: Table): GpuPass =>
  pass(
    kernels.slopes,
    SLOPES,
    [p.b * p.t, inputs, columns, first, from.first, delta.first],
    [columns / GROUP, inputs + 1],
  );

const normSlopes = (p: LanguageParams, gains: number, from: Table, stats: Table, delta: Table): GpuPass =>
  pass(
    kernels.slopesNorm,
    SLOPES,
    [p.b * p.t, p.width, gains, from.first, stats.first, delta.first],
    [p.width / GROUP],
  );

function embeddingSlopes(p: LanguageParams): GpuPass {
  const { b, t, width, vocabulary, windows } = p;
  const work = workOf(p);
  const { logits, normed } = work;
  return pass(
    kernels.slopesEmbedding,
    ['tokens', 'step', 'work', 'gradient'],
    [b, t, width, vocabulary, logits.columns, windows, logits.first, normed.first, streamOf(work, 0).delta.first],
    [width / GROUP, vocabulary + t],
  );
}
