/** The launches around the dense layers in the rungs that keep all of those in one buffer, `work`. */
import fusedBack from '../../../../shaders/training/fused-back.wgsl?raw';
import fusedConvolve from '../../../../shaders/training/fused-convolve.wgsl?raw';
import fusedFilters from '../../../../shaders/training/fused-filters.wgsl?raw';
import type { GpuPass, TensorSpecs } from '../../../engine/contract.ts';
import { LAYER_1, LAYER_2 } from '../convolutional/layout.ts';
import { mapSpecs } from '../definition.ts';
import { CLASS_PITCH, denseCount, pitchOf, type TrainingParams } from '../layout.ts';
import { constantsOf, optimiserOf, partsOf } from './shared.ts';

/**
 * What lies between the dense layers' launches: the parts of the hidden layer's sums, and all else in one buffer, as a launch
 * binds eight at most.
 * @param rows pictures of a block of the hidden layer
 */
export const workScratch = (p: TrainingParams, rows: number): TensorSpecs => ({
  ...mapSpecs(p),
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
  const first = denseCount(p) / 4;
  return [
    {
      shader: 'training/fused-convolve.wgsl',
      code: fusedConvolve,
      bindings: ['pictures', 'weights', 'step', 'padded', 'pooled', 'pooledFrom', 'features', 'featuresFrom'],
      problem: [p.b, p.pictures, first],
      workgroups: [p.b, 1, 1],
    },
    hidden,
    output,
    {
      shader: 'training/fused-back.wgsl',
      code: fusedBack,
      bindings: ['weights', 'work', 'features', 'featuresFrom', 'pooled', 'featuresDelta', 'pooledDelta'],
      problem: [p.b, pitchOf(p) / 4, first],
      workgroups: [p.b, 1, 1],
    },
    ...filterPasses(p),
    // Counts the step, which those before it read.
    update,
  ];
}

/** Of each layer: products that a workgroup takes, and threads that share the batch for each. */
const filterPasses = (p: TrainingParams): GpuPass[] =>
  (
    [
      [LAYER_2, 'pooled', 'features', 48, 5],
      [LAYER_1, 'padded', 'pooled', 9, 25],
    ] as const
  ).map(([layer, input, made, span, parts]) => ({
    shader: 'training/fused-filters.wgsl',
    code: fusedFilters,
    constants: { ...optimiserOf(p), ...constantsOf(layer), SPAN: span, PARTS: parts },
    bindings: [input, `${made}Delta`, `${made}From`, 'work', 'weights', 'moment1', 'moment2'],
    problem: [p.b, denseCount(p) + layer.first, scalesAt(p)],
    workgroups: [layer.filters, layer.products / span, 1],
  }));
