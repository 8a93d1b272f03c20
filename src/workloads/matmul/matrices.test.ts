import { describe, expect, test } from 'vitest';
import type { GpuCapabilities, SubgroupMatrices, SubgroupMatrixShape } from '../../engine/contract.ts';
import { matrixPasses, withoutMatrices } from './matrices.ts';

const shape = (component: string, result: string, m: number, n: number, k: number): SubgroupMatrixShape => ({
  component,
  result,
  m,
  n,
  k,
});

const APPLE = [shape('f32', 'f32', 8, 8, 8), shape('f16', 'f16', 8, 8, 8)];
const MOST = [shape('f16', 'f16', 16, 16, 16), shape('f16', 'f32', 16, 16, 16), shape('u8', 'u32', 16, 16, 32)];

const caps = (subgroupMatrices?: SubgroupMatrices): GpuCapabilities => ({
  features: ['shader-f16', 'subgroups'],
  limits: {
    maxComputeInvocationsPerWorkgroup: 256,
    maxComputeWorkgroupSizeX: 256,
    maxComputeWorkgroupStorageSize: 16_384,
  },
  subgroupMinSize: 32,
  subgroupMaxSize: 32,
  software: false,
  ...(subgroupMatrices && { subgroupMatrices }),
});

const p = { n: 100, m: 130, k: 40 };
const codeOf = (component: 'f32' | 'f16', given: GpuCapabilities, params = p) =>
  withoutMatrices(component)(params, given)?.code ?? null;

describe('subgroup matrices are refused', () => {
  test('where nobody offers them, with what to do about it', () => {
    const reason = withoutMatrices('f32')(p, caps());
    expect(reason?.code).toBe('no-subgroup-matrix');
    expect(reason?.text.en).toContain('chrome://flags/#enable-unsafe-webgpu');
  });

  test('where the compiler takes no spelling that we know', () => {
    expect(codeOf('f32', caps({ shapes: APPLE, spelling: null }))).toBe('no-matrix-spelling');
  });

  test('where no shape of theirs fits, with those that there are', () => {
    expect(codeOf('f32', caps({ shapes: APPLE }))).toBeNull();
    expect(codeOf('f16', caps({ shapes: MOST }))).toBeNull();
    // Sums of 16 bits are another contender's.
    expect(codeOf('f16', caps({ shapes: APPLE }))).toBe('no-matrix-shape');
    const reason = withoutMatrices('f32')(p, caps({ shapes: MOST }));
    expect(reason?.text.en).toContain('f16 → f32 16×16×16');
    expect(codeOf('f16', caps({ shapes: [shape('f16', 'f32', 12, 16, 16)] }))).toBe('no-matrix-shape');
  });

  test('where four subgroups or their tiles are too large for a workgroup', () => {
    expect(codeOf('f16', { ...caps({ shapes: MOST }), subgroupMaxSize: 128 })).toBe('no-matrix-shape');
    expect(codeOf('f16', caps({ shapes: [shape('f16', 'f32', 16, 16, 64)] }))).toBe('no-matrix-shape');
  });

  test('without 16-bit floats, and for a C with no room for a matrix', () => {
    expect(codeOf('f16', { ...caps({ shapes: MOST }), features: ['subgroups'] })).toBe('no-shader-f16');
    expect(codeOf('f16', caps({ shapes: MOST }), { n: 15, m: 17, k: 9 })).toBe('small-output');
  });
});

test('the pass is built for the shape and the spelling of the device', () => {
  const passes = (
    order: 'template' | 'argument',
    extension: 'subgroup_matrix' | 'chromium_experimental_subgroup_matrix',
  ) => matrixPasses('f16')(p, caps({ shapes: MOST, spelling: { order, extension } }));
  const [newer] = passes('template', 'chromium_experimental_subgroup_matrix');
  expect(newer).toMatchObject({
    shader: 'matmul/subgroup-matrix-half.wgsl',
    constants: { LANES: 32, ROWS: 16, COLUMNS: 16, STEPS: 16, DEPTH: 16 },
    problem: [130, 40, 100],
    workgroups: [2, 3, 1],
  });
  expect(passes('argument', 'chromium_experimental_subgroup_matrix')[0].shader).toBe(
    'matmul/subgroup-matrix-half-older.wgsl',
  );
  const [standard] = passes('template', 'subgroup_matrix');
  expect(standard.code).toContain('enable subgroup_matrix;');
  expect(standard.code).toContain('diagnostic(off, subgroup_matrix_uniformity);');
  expect(standard.code).not.toMatch(/chromium/);
});
