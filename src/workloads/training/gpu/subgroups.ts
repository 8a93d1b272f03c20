/** The dispatches of the rung whose dense layers broadcast within subgroups, built for their sizes. */
import subgroupsHidden from '../../../../shaders/training/subgroups-hidden.wgsl?raw';
import subgroupsOutput from '../../../../shaders/training/subgroups-output.wgsl?raw';
import subgroupsUpdate from '../../../../shaders/training/subgroups-update.wgsl?raw';
import type { GpuPass, TensorSpecs } from '../../../engine/contract.ts';
import { CLASSES, inputsOf, pitchOf, type TrainingParams } from '../layout.ts';
import { type DensePasses, stepOf, workScratch } from './filters.ts';
import { columnsOf, lanesOf, optimiserOf, partsOf, UNITS } from './shared.ts';

/** Pictures of a block of the hidden layer, and inputs of a block of gradients. */
const ROWS = 8;
export const subgroupsScratch = (p: TrainingParams): TensorSpecs => workScratch(p, ROWS);

export const subgroupsPasses = (p: TrainingParams): readonly GpuPass[] => stepOf(p, densePasses);

/** Threads of a workgroup that has a picture: four units each where a layer is neither narrow nor wide. */
function groupOf(pitch: number): number {
  let group = 16;
  while (group < 128 && group * UNITS < pitch) group *= 2;
  return group;
}

const densePasses: DensePasses = (p, inputs, m) => {
  const pitch = pitchOf(p);
  const count = inputsOf(p);
  const lanes = { LANES: lanesOf(pitch) };
  const { span, parts } = partsOf(p, ROWS);
  const sizes = { B: p.b, PITCH: pitch, INPUTS: count };
  const columns = columnsOf(p);
  return [
    {
      shader: 'training/subgroups-hidden.wgsl',
      code: subgroupsHidden,
      constants: { ...sizes, ...lanes, M: m, PARTS: parts, SPAN: 4 * span },
      bindings: [inputs, 'weights', 'step', 'parts'],
      problem: [],
      workgroups: [columns, Math.ceil(p.b / ROWS), parts],
    },
    {
      shader: 'training/subgroups-output.wgsl',
      code: subgroupsOutput,
      constants: { ...sizes, ...optimiserOf(p), GROUP: groupOf(pitch), M: p.pictures, PARTS: parts },
      bindings: ['labels', 'weights', 'step', 'parts', 'work'],
      problem: [],
      workgroups: [p.b, 1, 1],
    },
    {
      shader: 'training/subgroups-update.wgsl',
      code: subgroupsUpdate,
      constants: { ...sizes, ...lanes, ...optimiserOf(p), M: m, ROTATES: p.network === 'perceptron' ? 1 : 0 },
      bindings: [inputs, 'work', 'weights', 'moment1', 'moment2', 'step', 'loss'],
      problem: [],
      // Eight inputs each; then the hidden layer's biases, each class, the classes' biases.
      workgroups: [columns, count / ROWS + 1 + CLASSES + 1, 1],
    },
  ];
};
