/** A dispatch whose workgroups stand in one row. */
import type { GpuPass } from '../engine/contract.ts';

/** @param workload whose folder below `shaders/` holds the file */
export const linePass =
  (workload: string) =>
  (name: string, code: string, bindings: readonly string[], problem: readonly number[], groups: number): GpuPass => ({
    shader: `${workload}/${name}.wgsl`,
    code,
    bindings,
    problem,
    workgroups: [groups, 1, 1],
  });
