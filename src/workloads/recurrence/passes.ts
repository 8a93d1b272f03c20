/** The GPU variants' dispatches. */
import loopCode from '../../../shaders/recurrence/loop.wgsl?raw';
import stepsCode from '../../../shaders/recurrence/steps.wgsl?raw';
import type { GpuPass } from '../../engine/contract.ts';
import type { RecurrenceParams } from './definition.ts';

/** GROUP in steps.wgsl. */
const GROUP = 64;

const BINDINGS = ['x', 'w', 'u', 'h'];

/** The same pass once for every step: WebGPU has no other barrier between all workgroups. */
export const stepsPasses = ({ t, d, b }: RecurrenceParams): readonly GpuPass[] =>
  Array.from({ length: t }, (_, step) => ({
    shader: 'recurrence/steps.wgsl',
    code: stepsCode,
    bindings: BINDINGS,
    problem: [t, d, step],
    workgroups: [Math.ceil(d / GROUP), b, 1],
  }));

export const loopPasses = ({ t, d, b }: RecurrenceParams): readonly GpuPass[] => [
  { shader: 'recurrence/loop.wgsl', code: loopCode, bindings: BINDINGS, problem: [t, d], workgroups: [b, 1, 1] },
];
