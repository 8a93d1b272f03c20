/** The GPU variants' dispatches. */
import applyCode from '../../../shaders/linear-recurrence/apply.wgsl?raw';
import joinCode from '../../../shaders/linear-recurrence/join.wgsl?raw';
import loopCode from '../../../shaders/linear-recurrence/loop.wgsl?raw';
import reduceCode from '../../../shaders/linear-recurrence/reduce.wgsl?raw';
import type { GpuPass } from '../../engine/contract.ts';
import { chunksOf, type LinearRecurrenceParams } from './definition.ts';

/** GROUP in the shaders. */
const GROUP = 64;

const pass = (
  name: string,
  code: string,
  bindings: readonly string[],
  { t, c }: LinearRecurrenceParams,
  rows = 1,
): GpuPass => ({
  shader: `linear-recurrence/${name}.wgsl`,
  code,
  bindings,
  problem: [t, c],
  workgroups: [Math.ceil(c / GROUP), rows, 1],
});

export const loopPasses = (p: LinearRecurrenceParams): readonly GpuPass[] => [
  pass('loop', loopCode, ['z', 'v', 'h'], p),
];

export const scanPasses = (p: LinearRecurrenceParams): readonly GpuPass[] => [
  pass('reduce', reduceCode, ['z', 'v', 'kept', 'added'], p, chunksOf(p.t)),
  pass('join', joinCode, ['kept', 'added', 'carry'], p),
  pass('apply', applyCode, ['z', 'v', 'carry', 'h'], p, chunksOf(p.t)),
];
