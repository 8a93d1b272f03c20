/** The GPU variants' dispatches. */
import fusedCode from '../../../shaders/attention/fused.wgsl?raw';
import scoreBlocksCode from '../../../shaders/attention/score-blocks.wgsl?raw';
import scoresCode from '../../../shaders/attention/scores.wgsl?raw';
import softmaxCode from '../../../shaders/attention/softmax.wgsl?raw';
import subgroupsCode from '../../../shaders/attention/subgroups.wgsl?raw';
import sumBlocksCode from '../../../shaders/attention/sum-blocks.wgsl?raw';
import weightedSumCode from '../../../shaders/attention/weighted-sum.wgsl?raw';
import type { GpuCapabilities, GpuPass, TensorSpecs } from '../../engine/contract.ts';
import { type AttentionParams, scaleOf } from './definition.ts';

type Rest = Pick<GpuPass, 'bindings' | 'problem' | 'constants'> & { readonly workgroups: readonly number[] };

/** @param rest with workgroups as work divided by what one of them does */
const pass = (name: string, code: string, { workgroups: [x, y, z = 1], ...rest }: Rest): GpuPass => ({
  shader: `attention/${name}.wgsl`,
  code,
  ...rest,
  workgroups: [Math.ceil(x), Math.ceil(y), z],
});

/** The bits of what scores are multiplied by. */
const scaleBits = (p: AttentionParams): number => new Uint32Array(Float32Array.of(scaleOf(p)).buffer)[0];

/** Rows of scores begin at multiples of 16 bytes. */
const pitchOf = ({ t }: AttentionParams) => Math.ceil(t / 4) * 4;

/** Scores, which become weights, and the sums of these. */
export const scratch = (p: AttentionParams): TensorSpecs => ({
  scores: { dtype: 'f32', shape: [p.heads * p.t, pitchOf(p)] },
  totals: { dtype: 'f32', shape: [p.heads * p.t] },
});

const softmax = (p: AttentionParams): GpuPass =>
  pass('softmax', softmaxCode, {
    bindings: ['scores', 'totals'],
    problem: [p.t, pitchOf(p), p.heads * p.t],
    workgroups: [(p.heads * p.t) / 64, 1],
  });

const SUM_BINDINGS = ['scores', 'totals', 'v', 'output'];

export function kernelsPasses(p: AttentionParams): readonly GpuPass[] {
  const { t, d, heads } = p;
  return [
    pass('scores', scoresCode, {
      bindings: ['q', 'k', 'scores'],
      problem: [t, d / 4, pitchOf(p), scaleBits(p)],
      workgroups: [t / 8, t / 8, heads],
    }),
    softmax(p),
    pass('weighted-sum', weightedSumCode, {
      bindings: SUM_BINDINGS,
      problem: [t, d / 4, pitchOf(p)],
      workgroups: [d / 64, t / 4, heads],
    }),
  ];
}

export function blocksPasses(p: AttentionParams): readonly GpuPass[] {
  const { t, d, heads } = p;
  return [
    pass('score-blocks', scoreBlocksCode, {
      bindings: ['q', 'k', 'scores'],
      problem: [t, d / 4, pitchOf(p), scaleBits(p)],
      workgroups: [t / 64, t / 32, heads],
    }),
    softmax(p),
    pass('sum-blocks', sumBlocksCode, {
      bindings: SUM_BINDINGS,
      problem: [t, d / 4, pitchOf(p)],
      workgroups: [d / 64, t / 32, heads],
    }),
  ];
}

const FUSED_BINDINGS = ['q', 'k', 'v', 'output'];

export const fusedPasses = (p: AttentionParams): readonly GpuPass[] => [
  pass('fused', fusedCode, {
    constants: { VECTORS: p.d / 4 },
    bindings: FUSED_BINDINGS,
    problem: [p.t, scaleBits(p)],
    workgroups: [p.t / 32, p.heads],
  }),
];

/** Threads of a workgroup beyond which a lane would have no number of the output. */
const MOST_LANES = 32;

/** A workgroup no larger than any subgroup is one. */
export const subgroupsPasses = (p: AttentionParams, { subgroupMinSize }: GpuCapabilities): readonly GpuPass[] => [
  pass('subgroups', subgroupsCode, {
    constants: { LANES: Math.min(subgroupMinSize, MOST_LANES), D: p.d },
    bindings: FUSED_BINDINGS,
    problem: [p.t, scaleBits(p)],
    workgroups: [p.t / 4, p.heads],
  }),
];
