/** Subgroup matrices: which of a device's shapes is taken, and the pass that is built for it. */
import matrixCode from '../../../shaders/matmul/subgroup-matrix.wgsl?raw';
import matrixHalfCode from '../../../shaders/matmul/subgroup-matrix-half.wgsl?raw';
import matrixHalfOlderCode from '../../../shaders/matmul/subgroup-matrix-half-older.wgsl?raw';
import matrixOlderCode from '../../../shaders/matmul/subgroup-matrix-older.wgsl?raw';
import type { GpuCapabilities, GpuPass, LocalText, Reason, SubgroupMatrixShape } from '../../engine/contract.ts';
import type { MatmulParams } from './definition.ts';
import { withoutHalf } from './requirements.ts';

/** Of the numbers of A and B in the matrices. Sums are f32. */
type Component = 'f32' | 'f16';

interface Text {
  readonly file: string;
  readonly code: string;
}

/** By where a compiler wants the order of rows. */
const TEXTS: Readonly<Record<Component, Readonly<Record<'template' | 'argument', Text>>>> = {
  f32: {
    template: { file: 'matmul/subgroup-matrix.wgsl', code: matrixCode },
    argument: { file: 'matmul/subgroup-matrix-older.wgsl', code: matrixOlderCode },
  },
  f16: {
    template: { file: 'matmul/subgroup-matrix-half.wgsl', code: matrixHalfCode },
    argument: { file: 'matmul/subgroup-matrix-half-older.wgsl', code: matrixHalfOlderCode },
  },
};

/** Rows and columns of C that a workgroup computes, and those of one of its four subgroups. */
const SIDE = 64;
const QUARTER = SIDE / 2;
const SUBGROUPS = 4;
/** Steps of k per tile, where a matrix has no more. */
const DEPTH = 16;

const bytesOf = { f32: 4, f16: 2 } as const;
const depthOf = ({ k }: SubgroupMatrixShape) => Math.max(k, DEPTH);

/** Blocks of it fill a quarter and a tile's depth exactly, and all of it has room. */
function fits(shape: SubgroupMatrixShape, component: Component, { limits, subgroupMaxSize }: GpuCapabilities): boolean {
  const { m, n, k } = shape;
  const depth = depthOf(shape);
  const threads = SUBGROUPS * subgroupMaxSize;
  const bytes = 2 * SIDE * depth * bytesOf[component] + SUBGROUPS * m * n * bytesOf.f32;
  return (
    shape.component === component &&
    shape.result === 'f32' &&
    QUARTER % m === 0 &&
    QUARTER % n === 0 &&
    depth % k === 0 &&
    threads <= Math.min(limits.maxComputeInvocationsPerWorkgroup ?? 256, limits.maxComputeWorkgroupSizeX ?? 256) &&
    bytes <= (limits.maxComputeWorkgroupStorageSize ?? 16_384)
  );
}

/** Drivers list first what they prefer. */
const shapeFor = (component: Component, caps: GpuCapabilities): SubgroupMatrixShape | undefined =>
  caps.subgroupMatrices?.shapes.find((shape) => fits(shape, component, caps));

/** For `GpuVariant.unsupported`. */
export const withoutMatrices =
  (component: Component) =>
  (p: MatmulParams, caps: GpuCapabilities): Reason | null => {
    const { subgroupMatrices } = caps;
    if (!subgroupMatrices) return NO_MATRICES;
    if (subgroupMatrices.spelling === null) return NO_SPELLING;
    const noHalf = component === 'f16' ? withoutHalf(p, caps) : null;
    if (noHalf) return noHalf;
    const shape = shapeFor(component, caps);
    if (!shape) return noShape(component, subgroupMatrices.shapes);
    return p.m * p.n < shape.m * shape.n ? smallOutput(shape) : null;
  };

/** A buffer that matrices are stored in has to have room for one, whether it is stored or not. */
const smallOutput = ({ m, n }: SubgroupMatrixShape): Reason => ({
  code: 'small-output',
  text: {
    en: `C has fewer elements than one of the matrices that the GPU multiplies (${m}×${n}). Choose a larger size.`,
    'zh-CN': `C 的元素比 GPU 一次相乘的一个矩阵（${m}×${n}）还少。请选大一些的规模。`,
  },
});

const NO_MATRICES: Reason = {
  code: 'no-subgroup-matrix',
  text: {
    en: 'This GPU or browser offers no subgroup matrices. They are an experiment: Chromium offers them where the GPU has matrix units and chrome://flags/#enable-unsafe-webgpu is on. Try it only on a machine on which nothing can be lost.',
    'zh-CN':
      '当前 GPU 或浏览器不提供子组矩阵。这是实验性功能：只有 GPU 带矩阵单元、并且打开了 chrome://flags/#enable-unsafe-webgpu 时，Chromium 才会提供。请只在丢了东西也不怕的机器上尝试。',
  },
};

const NO_SPELLING: Reason = {
  code: 'no-matrix-spelling',
  text: {
    en: 'This browser offers subgroup matrices, but its compiler takes none of the ways to write them that Lockstep knows.',
    'zh-CN': '当前浏览器提供子组矩阵，但 Lockstep 知道的写法它的编译器都不接受。',
  },
};

const KINDS: Readonly<Record<Component, LocalText>> = {
  f32: { en: '32-bit floats', 'zh-CN': ' 32 位浮点数' },
  f16: { en: '16-bit floats with sums of 32 bits', 'zh-CN': ' 16 位浮点数、以 32 位求和' },
};

function noShape(component: Component, shapes: readonly SubgroupMatrixShape[]): Reason {
  const all = shapes.map(({ component: of, result, m, n, k }) => `${of} → ${result} ${m}×${n}×${k}`);
  const kind = KINDS[component];
  return {
    code: 'no-matrix-shape',
    text: {
      en: `This kernel multiplies matrices of ${kind.en}, and none of the subgroup matrices of this GPU fit it. They are: ${all.join(', ') || 'none'}.`,
      'zh-CN': `这个内核要用${kind['zh-CN']}的矩阵，而这块 GPU 的子组矩阵没有合适的。它提供：${all.join('，') || '无'}。`,
    },
  };
}

const EXPERIMENT = 'chromium_experimental_subgroup_matrix';

export const matrixPasses =
  (component: Component) =>
  ({ m, k, n }: MatmulParams, caps: GpuCapabilities): readonly GpuPass[] => {
    const shape = shapeFor(component, caps);
    if (!shape) throw new Error('These capabilities have no subgroup matrices for this kernel.');
    const { order, extension } = caps.subgroupMatrices?.spelling ?? { order: 'template', extension: EXPERIMENT };
    const { file, code } = TEXTS[component][order];
    return [
      {
        shader: file,
        code: extension === EXPERIMENT ? code : standard(code),
        constants: {
          LANES: caps.subgroupMaxSize,
          ROWS: shape.m,
          COLUMNS: shape.n,
          STEPS: shape.k,
          DEPTH: depthOf(shape),
        },
        bindings: ['a', 'b', 'c'],
        problem: [m, k, n],
        workgroups: [Math.ceil(n / SIDE), Math.ceil(m / SIDE), 1],
      },
    ];
  };

/** The names that the proposal has for the extension and its rule. */
const standard = (code: string): string =>
  code
    .replace(`enable ${EXPERIMENT};`, 'enable subgroup_matrix;')
    .replace('chromium.subgroup_matrix_uniformity', 'subgroup_matrix_uniformity');
