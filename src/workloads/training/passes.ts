/** The GPU variants' dispatches. */
import fusedHidden from '../../../shaders/training/fused-hidden.wgsl?raw';
import fusedOutput from '../../../shaders/training/fused-output.wgsl?raw';
import fusedUpdate from '../../../shaders/training/fused-update.wgsl?raw';
import naiveBackHidden from '../../../shaders/training/naive-back-hidden.wgsl?raw';
import naiveBackOutput from '../../../shaders/training/naive-back-output.wgsl?raw';
import naiveHidden from '../../../shaders/training/naive-hidden.wgsl?raw';
import naiveOutput from '../../../shaders/training/naive-output.wgsl?raw';
import naiveUpdate from '../../../shaders/training/naive-update.wgsl?raw';
import type { GpuPass, TensorSpecs } from '../../engine/contract.ts';
import { scratch } from './definition.ts';
import { BIAS_ROW, CLASS_PITCH, CLASSES, PIXELS, parameterCount, pitchOf, type TrainingParams } from './layout.ts';

/** GROUP in the plain shaders. */
const GROUP = 64;

const optimiser = (p: TrainingParams) => ({ ADAM: p.optimiser === 'adam' ? 1 : 0 });

export const naiveScratch = (p: TrainingParams): TensorSpecs => ({
  ...scratch(p),
  scales: { dtype: 'f32', shape: [2] },
  gradient: { dtype: 'f32', shape: [parameterCount(p)] },
});

export function naivePasses(p: TrainingParams): readonly GpuPass[] {
  const { b, pictures: m } = p;
  const pitch = pitchOf(p);
  const columns = (count: number) => Math.ceil(count / GROUP);
  return [
    {
      shader: 'training/naive-hidden.wgsl',
      code: naiveHidden,
      bindings: ['pictures', 'weights', 'step', 'hidden'],
      problem: [b, pitch, m],
      workgroups: [columns(pitch), b, 1],
    },
    {
      shader: 'training/naive-output.wgsl',
      code: naiveOutput,
      constants: optimiser(p),
      bindings: ['labels', 'weights', 'step', 'hidden', 'delta2', 'scales'],
      problem: [b, pitch, m],
      workgroups: [columns(b), 1, 1],
    },
    {
      shader: 'training/naive-back-output.wgsl',
      code: naiveBackOutput,
      bindings: ['weights', 'hidden', 'delta2', 'delta1', 'gradient'],
      problem: [b, pitch],
      workgroups: [columns(Math.max(pitch, CLASS_PITCH)), CLASSES + 1 + b, 1],
    },
    {
      shader: 'training/naive-back-hidden.wgsl',
      code: naiveBackHidden,
      bindings: ['pictures', 'step', 'delta1', 'gradient'],
      problem: [b, pitch, m],
      workgroups: [columns(pitch), BIAS_ROW + 1, 1],
    },
    {
      shader: 'training/naive-update.wgsl',
      code: naiveUpdate,
      constants: optimiser(p),
      bindings: ['gradient', 'delta2', 'scales', 'weights', 'moment1', 'moment2', 'step', 'loss'],
      problem: [b, parameterCount(p)],
      workgroups: [columns(parameterCount(p)), 1, 1],
    },
  ];
}

/** All that lies between the launches, in one buffer: a launch binds eight at most. */
export const fusedScratch = (p: TrainingParams): TensorSpecs => ({
  work: { dtype: 'f32', shape: [p.b * (2 * pitchOf(p) + CLASS_PITCH) + 4] },
});

/** Of the fused shaders: columns of vectors in a workgroup, and rows of threads or of pictures. */
const COLUMNS = 16;
const ROWS = 4;

export function fusedPasses(p: TrainingParams): readonly GpuPass[] {
  const { b, pictures: m } = p;
  const vectors = pitchOf(p) / 4;
  const columns = Math.ceil(vectors / COLUMNS);
  const problem = [b, vectors, m];
  return [
    {
      shader: 'training/fused-hidden.wgsl',
      code: fusedHidden,
      bindings: ['pictures', 'weights', 'step', 'work'],
      problem,
      workgroups: [columns, Math.ceil(b / ROWS), 1],
    },
    {
      shader: 'training/fused-output.wgsl',
      code: fusedOutput,
      constants: optimiser(p),
      bindings: ['labels', 'weights', 'step', 'work'],
      problem,
      workgroups: [b, 1, 1],
    },
    {
      shader: 'training/fused-update.wgsl',
      code: fusedUpdate,
      constants: optimiser(p),
      bindings: ['pictures', 'work', 'weights', 'moment1', 'moment2', 'step', 'loss'],
      problem,
      // Rows of threads: four pixels each, the hidden layer's biases, each class, the classes' biases.
      workgroups: [columns, Math.ceil((PIXELS / 4 + 1 + CLASSES + 1) / ROWS), 1],
    },
  ];
}
