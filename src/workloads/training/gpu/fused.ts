/** The fused rung's dispatches. */
import fusedHidden from '../../../../shaders/training/fused-hidden.wgsl?raw';
import fusedOutput from '../../../../shaders/training/fused-output.wgsl?raw';
import fusedUpdate from '../../../../shaders/training/fused-update.wgsl?raw';
import type { GpuPass } from '../../../engine/contract.ts';
import { CLASSES, classRowOf, inputsOf, pitchOf, type TrainingParams } from '../layout.ts';
import { type DensePasses, stepOf } from './filters.ts';
import { lanesOf, optimiserOf, UNITS } from './shared.ts';

export const fusedPasses = (p: TrainingParams): readonly GpuPass[] => stepOf(p, densePasses);

/** Threads of a workgroup that add up the hidden layer, and of one that moves weights. */
const [ADDS, MOVES] = [256, 64];
/** Pictures of a block of the hidden layer, and inputs of a block of gradients. */
const [ROWS, INPUTS] = [4, 8];

const densePasses: DensePasses = (p, inputs, m) => {
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
};
