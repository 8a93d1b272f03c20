/** The GPU variants' dispatches. */

import fourCode from '../../../shaders/mandelbrot/four.wgsl?raw';
import rowsCode from '../../../shaders/mandelbrot/rows.wgsl?raw';
import squaresCode from '../../../shaders/mandelbrot/squares.wgsl?raw';
import type { GpuPass } from '../../engine/contract.ts';
import type { MandelbrotParams } from './definition.ts';

/** @param covers pixels of a workgroup: GROUP_X and GROUP_Y of the shader, times the pixels per thread */
const passes =
  (name: string, code: string, covers: readonly [number, number]) =>
  ({ width, height, limit }: MandelbrotParams): readonly GpuPass[] => [
    {
      shader: `mandelbrot/${name}.wgsl`,
      code,
      bindings: ['view', 'counts'],
      problem: [width, height, limit],
      workgroups: [Math.ceil(width / covers[0]), Math.ceil(height / covers[1]), 1],
    },
  ];

export const rowsPasses = passes('rows', rowsCode, [64, 1]);
export const squaresPasses = passes('squares', squaresCode, [8, 8]);
export const fourPasses = passes('four', fourCode, [32, 8]);
