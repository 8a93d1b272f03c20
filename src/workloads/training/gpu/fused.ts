/** The fused rung's dispatches. */
import fusedBack from '../../../../shaders/training/fused-back.wgsl?raw';
import fusedConvolve from '../../../../shaders/training/fused-convolve.wgsl?raw';
import fusedFilters from '../../../../shaders/training/fused-filters.wgsl?raw';
import fusedHidden from '../../../../shaders/training/fused-hidden.wgsl?raw';
import fusedOutput from '../../../../shaders/training/fused-output.wgsl?raw';
import fusedUpdate from '../../../../shaders/training/fused-update.wgsl?raw';
import type { GpuPass, TensorSpecs } from '../../../engine/contract.ts';
import { LAYER_1, LAYER_2 } from '../convolutional/layout.ts';
import { mapSpecs } from '../definition.ts';
import { CLASS_PITCH, CLASSES, classRowOf, denseCount, inputsOf, pitchOf, type TrainingParams } from '../layout.ts';
import { constantsOf, optimiserOf } from './shared.ts';

/** All that lies between the dense layers' launches, in one buffer: a launch binds eight at most. */
export const fusedScratch = (p: TrainingParams): TensorSpecs => ({
  ...mapSpecs(p),
  work: { dtype: 'f32', shape: [4 * (scalesAt(p) + 1)] },
});

/** Where in it the vector lies that scales a step. */
const scalesAt = (p: TrainingParams): number => (p.b * (2 * pitchOf(p) + CLASS_PITCH)) / 4;

export function fusedPasses(p: TrainingParams): readonly GpuPass[] {
  if (p.network === 'perceptron') {
    const [hidden, output, update] = densePasses(p, 'pictures', p.pictures);
    return [hidden, output, update];
  }
  const [hidden, output, update] = densePasses(p, 'features', p.b);
  const first = denseCount(p) / 4;
  return [
    {
      shader: 'training/fused-convolve.wgsl',
      code: fusedConvolve,
      bindings: ['pictures', 'weights', 'step', 'pooled', 'pooledFrom', 'features', 'featuresFrom'],
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

/** Threads of a workgroup that add up the hidden layer, and of one that moves weights. */
const [ADDS, MOVES] = [256, 64];
/** Pictures of a block of the hidden layer, and inputs of a block of gradients; of either, units. */
const [ROWS, INPUTS, UNITS] = [4, 8, 4];

/** As many threads side by side as a row has blocks, in a power of two: the twelve numbers of the tail need four. */
function lanesOf(pitch: number): number {
  let lanes = 32;
  while (lanes > UNITS && (lanes / 2) * UNITS >= pitch) lanes /= 2;
  return lanes;
}

/** @param inputs what the hidden layer reads, of `m` pictures */
function densePasses(p: TrainingParams, inputs: string, m: number): readonly [GpuPass, GpuPass, GpuPass] {
  const { b } = p;
  const pitch = pitchOf(p);
  const count = inputsOf(p);
  const lanes = lanesOf(pitch);
  const columns = Math.ceil(pitch / (UNITS * lanes));
  const groupRows = MOVES / lanes;
  const classRow = { CLASS_ROW: classRowOf(p) };
  return [
    {
      shader: 'training/fused-hidden.wgsl',
      code: fusedHidden,
      constants: { LANES: lanes, PARTS: ADDS / lanes, PIXELS: count },
      bindings: [inputs, 'weights', 'step', 'work'],
      problem: [b, pitch, m],
      workgroups: [columns, Math.ceil(b / ROWS), 1],
    },
    {
      shader: 'training/fused-output.wgsl',
      code: fusedOutput,
      constants: { ...optimiserOf(p), ...classRow },
      bindings: ['labels', 'weights', 'step', 'work'],
      problem: [b, pitch / 4, p.pictures],
      workgroups: [b, 1, 1],
    },
    {
      shader: 'training/fused-update.wgsl',
      code: fusedUpdate,
      constants: {
        ...optimiserOf(p),
        ...classRow,
        LANES: lanes,
        GROUP_ROWS: groupRows,
        PICTURE: count / 4,
        ROTATES: p.network === 'perceptron' ? 1 : 0,
      },
      bindings: [inputs, 'work', 'weights', 'moment1', 'moment2', 'step', 'loss'],
      problem: [b, pitch, m],
      // Rows of threads: eight inputs each, the hidden layer's biases, each class, the classes' biases.
      workgroups: [columns, Math.ceil((count / INPUTS + 1 + CLASSES + 1) / groupRows), 1],
    },
  ];
}

/** Of each layer: products that a workgroup takes, and threads that share the batch for each. */
const filterPasses = (p: TrainingParams): GpuPass[] =>
  (
    [
      [LAYER_2, 'pooled', p.b, 'features', 48, 5],
      [LAYER_1, 'pictures', p.pictures, 'pooled', 9, 25],
    ] as const
  ).map(([layer, input, m, made, span, parts]) => ({
    shader: 'training/fused-filters.wgsl',
    code: fusedFilters,
    constants: { ...optimiserOf(p), ...constantsOf(layer), SPAN: span, PARTS: parts },
    bindings: [input, 'step', `${made}Delta`, `${made}From`, 'work', 'weights', 'moment1', 'moment2'],
    problem: [p.b, m, denseCount(p) + layer.first, scalesAt(p)],
    workgroups: [layer.filters, layer.products / span, 1],
  }));
