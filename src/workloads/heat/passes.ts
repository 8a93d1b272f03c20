/** The GPU variants' dispatches. Launches come in pairs: from the state to the other field, and back. */
import blockedCode from '../../../shaders/heat/blocked.wgsl?raw';
import cellsCode from '../../../shaders/heat/cells.wgsl?raw';
import rowsCode from '../../../shaders/heat/rows.wgsl?raw';
import tiledCode from '../../../shaders/heat/tiled.wgsl?raw';
import type { Cost, GpuPass } from '../../engine/contract.ts';
import { cost, type HeatParams, probedRow, sweepBytes } from './definition.ts';

interface Kernel {
  readonly name: string;
  readonly code: string;
  /** Cells of a workgroup: GROUP_X and GROUP_Y of the shader, times the cells per thread. */
  readonly covers: readonly [number, number];
}

/** One launch. Each tells the profile, so that the last one of all, which goes back, has the last word. */
function launch({ name, code, covers }: Kernel, p: HeatParams, number: number, steps: readonly number[]): GpuPass {
  const { width, height } = p;
  const fields = number % 2 ? ['other', 'temperature'] : ['temperature', 'other'];
  return {
    shader: `heat/${name}.wgsl`,
    code,
    bindings: ['source', ...fields, 'profile'],
    problem: [width, height, probedRow(height), ...steps],
    workgroups: [Math.ceil(width / covers[0]), Math.ceil(height / covers[1]), 1],
  };
}

/** A launch a step. */
const stepByStep =
  (kernel: Kernel) =>
  (p: HeatParams): readonly GpuPass[] =>
    Array.from({ length: p.steps }, (_, number) => launch(kernel, p, number, []));

export const cellsPasses = stepByStep({ name: 'cells', code: cellsCode, covers: [16, 16] });
export const tiledPasses = stepByStep({ name: 'tiled', code: tiledCode, covers: [32, 16] });
export const rowsPasses = stepByStep({ name: 'rows', code: rowsCode, covers: [64, 8] });

/** HALO and the cells of a tile that are its own, in blocked.wgsl. */
const MOST_STEPS = 4;
const OWN = 24;

/** Of `blocked`: as few as there can be in pairs. */
const launchesOf = ({ steps }: HeatParams): number => 2 * Math.ceil(steps / (2 * MOST_STEPS));

/** What the rims of neighbouring tiles have in common is computed by each, and fetched from a cache; it counts once. */
export const blockedCost = (p: HeatParams): Cost => ({ ...cost(p), bytes: sweepBytes(p, launchesOf(p)) });

/** Steps are shared out as evenly as they can be. */
export function blockedPasses(p: HeatParams): readonly GpuPass[] {
  const count = launchesOf(p);
  const until = (number: number) => Math.floor((number * p.steps) / count);
  return Array.from({ length: count }, (_, number) =>
    launch({ name: 'blocked', code: blockedCode, covers: [OWN, OWN] }, p, number, [until(number + 1) - until(number)]),
  );
}
