/** What passes of several rungs say alike. */
import type { GpuPass, TensorSpecs } from '../../../engine/contract.ts';
import { scratch } from '../kernels.ts';
import { type LanguageParams, logitsPitch, parametersOf, streamOf, type Table, workOf } from '../layout.ts';
import { headWidth } from '../operations/attention.ts';
import * as kernels from './kernels.ts';

/** The bits of what scores are multiplied by. */
export const scaleBits = (p: LanguageParams): number =>
  new Uint32Array(Float32Array.of(1 / Math.sqrt(headWidth(p))).buffer)[0];

/** @param workgroups as work divided by what one of them does */
export const pass = (
  kernel: Pick<GpuPass, 'shader' | 'code'>,
  bindings: readonly string[],
  problem: readonly number[],
  [x, y = 1, z = 1]: readonly number[],
  constants: GpuPass['constants'] = {},
): GpuPass => ({ ...kernel, bindings, problem, constants, workgroups: [Math.ceil(x), Math.ceil(y), z] });

/** Parameters, and what lies between them and the loss. */
export const WEIGHTS = ['weights', 'work'] as const;

/** GROUP in the shaders. */
export const GROUP = 64;

/** What lies between; of a step, what scales it too. */
export const stepScratch = (p: LanguageParams): TensorSpecs => ({
  ...scratch(p),
  ...(p.task === 'train' ? { scales: { dtype: 'f32', shape: [2] } as const } : {}),
});

export function embed(p: LanguageParams): GpuPass {
  const { b, t, width, windows } = p;
  const to = streamOf(workOf(p), 0).at.first;
  const problem = [b, t, width, windows, parametersOf(p).positions.first, to];
  return pass(kernels.embed, ['tokens', 'step', ...WEIGHTS], problem, [width / GROUP, b * t]);
}

export const norm = (p: LanguageParams, gains: number, from: Table, stats: Table, to: Table): GpuPass =>
  pass(kernels.norm, WEIGHTS, [p.b * p.t, p.width, gains, from.first, stats.first, to.first], [(p.b * p.t) / GROUP]);

export const normBack = (
  p: LanguageParams,
  gains: number,
  from: Table,
  stats: Table,
  delta: Table,
  residual: Table | null,
  to: Table,
): GpuPass =>
  pass(
    kernels.normBack,
    WEIGHTS,
    [p.b * p.t, p.width, gains, from.first, stats.first, delta.first, residual?.first ?? 0, to.first],
    [(p.b * p.t) / GROUP],
    { RESIDUAL: residual ? 1 : 0 },
  );

export function loss(p: LanguageParams): GpuPass {
  const { b, t, vocabulary, windows } = p;
  const { logits, stats } = workOf(p);
  const problem = [b, t, vocabulary, logitsPitch(p), windows, logits.first, stats.first];
  return pass(kernels.loss, ['targets', 'rate', 'step', 'work', 'scales'], problem, [(b * t) / GROUP]);
}
