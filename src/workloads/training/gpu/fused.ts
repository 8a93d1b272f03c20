/** The fused rung's dispatches. */
import fusedHidden from '../../../../shaders/training/fused-hidden.wgsl?raw';
import fusedOutput from '../../../../shaders/training/fused-output.wgsl?raw';
import fusedUpdate from '../../../../shaders/training/fused-update.wgsl?raw';
import type { GpuPass, TensorSpecs } from '../../../engine/contract.ts';
import { CLASSES, classRowOf, inputsOf, pitchOf, type TrainingParams } from '../layout.ts';
import { type DensePasses, stepOf, workScratch } from './filters.ts';
import { columnsOf, lanesOf, optimiserOf, partsOf } from './shared.ts';

export const fusedScratch = (p: TrainingParams): TensorSpecs => workScratch(p, ROWS);

export const fusedPasses = (p: TrainingParams): readonly GpuPass[] => stepOf(p, densePasses);

/** Threads of a workgroup that moves weights. */
const MOVES = 64;
/** Pictures of a block of the hidden layer, and inputs of a block of gradients. */
const [ROWS, INPUTS] = [4, 8];

const densePasses: DensePasses = (p, inputs, m) => {
  const { b } = p;
  const pitch = pitchOf(p);
  const count = inputsOf(p);
  const lanes = lanesOf(pitch);
  const columns = columnsOf(p);
  const { span, parts } = partsOf(p, ROWS);
  const groupRows = MOVES / lanes;
  const classRow = { CLASS_ROW: classRowOf(p) };
  return [
    {
      shader: 'training/fused-hidden.wgsl',
      code: fusedHidden,
      constants: { LANES: lanes, PIXELS: count, SPAN: span },
      bindings: [inputs, 'weights', 'step', 'parts'],
      problem: [b, pitch, m],
      workgroups: [columns, Math.ceil(b / ROWS), parts],
    },
    {
      shader: 'training/fused-output.wgsl',
      code: fusedOutput,
      constants: { ...optimiserOf(p), ...classRow },
      bindings: ['labels', 'weights', 'step', 'parts', 'work'],
      problem: [b, pitch / 4, p.pictures, parts],
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
};
