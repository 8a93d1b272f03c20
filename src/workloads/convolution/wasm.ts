/** The SIMD kernels' host side. Work rows are laid out as assembly/index.ts says. */
import type { Stage, TensorSpecs } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import type { ConvolutionParams } from './definition.ts';

/** Rows per portion: enough work to outweigh the handing out, enough portions to even out uneven cores. */
const GRAIN = 16;
const BLOCK = 16;

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

/** Work rows: f32 RGB, padded to whole blocks of 16 pixels and by the k - 1 pixels that windows reach beyond. */
export function wasmScratch({ size, height, k }: ConvolutionParams): TensorSpecs {
  const pixels = Math.ceil(size / BLOCK) * BLOCK + k - 1;
  return { work: { dtype: 'f32', shape: [height, Math.ceil((pixels * 3) / 4) * 4] } };
}

export const wasmArgs = ({ size, height, k }: ConvolutionParams, at: (tensor: string) => number): readonly number[] => [
  at('picture'),
  at('weights'),
  at('factors'),
  at('work'),
  at('output'),
  size,
  height,
  k,
];

const stages =
  (...entries: string[]) =>
  ({ height }: ConvolutionParams): readonly Stage[] =>
    entries.map((entry) => ({ entry, rows: height, grain: GRAIN }));

export const wasmStages = stages('widen', 'convolve');
export const wasmSeparableStages = stages('rows', 'columns');
