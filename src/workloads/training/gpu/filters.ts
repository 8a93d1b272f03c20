/** The launches around the dense layers in the rungs that keep all of those in one buffer, `work`. */
import fusedBackFeatures from '../../../../shaders/training/fused-back-features.wgsl?raw';
import fusedBackPooled from '../../../../shaders/training/fused-back-pooled.wgsl?raw';
import fusedConvolve from '../../../../shaders/training/fused-convolve.wgsl?raw';
import fusedFilters from '../../../../shaders/training/fused-filters.wgsl?raw';
import fusedMove from '../../../../shaders/training/fused-move.wgsl?raw';
import type { GpuPass, TensorSpecs } from '../../../engine/contract.ts';
import { FILTER_PARAMETERS, LAYER_2 } from '../convolutional/layout.ts';
import { mapSpecs } from '../definition.ts';
import { CLASS_PITCH, denseCount, pitchOf, type TrainingParams } from '../layout.ts';
import { constantsOf, FILTERS, optimiserOf, padPass, partsOf } from './shared.ts';

/**
 * What lies between the dense layers' launches: the parts of the hidden layer's sums, and all else in one buffer, as a launch
 * binds eight at most.
 * @param rows pictures of a block of the hidden layer
 */
export const workScratch = (p: TrainingParams, rows: number): TensorSpecs => ({
  ...mapSpecs(p),
  ...(p.network === 'perceptron' ? {} : { filterParts: { dtype: 'f32', shape: [partsOfBatch(p), FILTER_PARAMETERS] } }),
  parts: { dtype: 'f32', shape: [partsOf(p, rows).parts, p.b, pitchOf(p)] },
  work: { dtype: 'f32', shape: [4 * (scalesAt(p) + 1)] },
});

/** Where in it the vector lies that scales a step. */
const scalesAt = (p: TrainingParams): number => (p.b * (2 * pitchOf(p) + CLASS_PITCH)) / 4;

/** @param inputs what the hidden layer reads, of `m` pictures */
export type DensePasses = (
  p: TrainingParams,
  inputs: string,
  m: number,
) => readonly [hidden: GpuPass, output: GpuPass, update: GpuPass];

/** A step of either network, whose dense layers are `dense`. */
export function stepOf(p: TrainingParams, dense: DensePasses): readonly GpuPass[] {
  if (p.network === 'perceptron') return dense(p, 'pictures', p.pictures);
  const [hidden, output, update] = dense(p, 'features', p.b);
  return [
    padPass(p),
    ...FILTERS.map(
      ([layer, input, made]): GpuPass => ({
        shader: 'training/fused-convolve.wgsl',
        code: fusedConvolve,
        constants: constantsOf(layer),
        bindings: [input, 'weights', made, `${made}From`],
        problem: [denseCount(p) + layer.first],
        workgroups: [Math.ceil(layer.outputs / 4 / GROUP), p.b, 1],
      }),
    ),
    hidden,
    output,
    {
      shader: 'training/fused-back-features.wgsl',
      code: fusedBackFeatures,
      bindings: ['weights', 'work', 'features', 'featuresDelta'],
      problem: [p.b, pitchOf(p) / 4],
      workgroups: [9, Math.ceil(p.b / 4), 1],
    },
    {
      shader: 'training/fused-back-pooled.wgsl',
      code: fusedBackPooled,
      bindings: ['weights', 'featuresDelta', 'featuresFrom', 'pooled', 'pooledDelta'],
      problem: [(denseCount(p) + LAYER_2.first) / 4],
      workgroups: [Math.ceil(LAYER_2.inputs / 8 / GROUP), p.b, 1],
    },
    ...filterPasses(p),
    // Counts the step, which those before it read.
    update,
  ];
}

/** GROUP in the shaders around filters. */
const GROUP = 64;

/** Of either layer: products that a thread has, side by side in a row of a window. */
const WIDE = [1, 8];
/** Of the batch, for each of which a thread adds up the gradients of its products. */
const partsOfBatch = ({ b }: TrainingParams): number => Math.min(b, 16);

const filterPasses = (p: TrainingParams): GpuPass[] => [
  ...FILTERS.map(
    ([layer, input, made], at): GpuPass => ({
      shader: 'training/fused-filters.wgsl',
      code: fusedFilters,
      constants: { ...constantsOf(layer), WIDE: WIDE[at] },
      bindings: [input, `${made}Delta`, `${made}From`, 'filterParts'],
      problem: [p.b, partsOfBatch(p), FILTER_PARAMETERS, layer.first],
      // One row more has the biases.
      workgroups: [Math.ceil(((layer.products / WIDE[at] + 1) * layer.filters) / GROUP), partsOfBatch(p), 1],
    }),
  ),
  {
    shader: 'training/fused-move.wgsl',
    code: fusedMove,
    constants: optimiserOf(p),
    bindings: ['filterParts', 'work', 'weights', 'moment1', 'moment2'],
    problem: [partsOfBatch(p), FILTER_PARAMETERS, denseCount(p), scalesAt(p)],
    workgroups: [Math.ceil(FILTER_PARAMETERS / GROUP), 1, 1],
  },
];
