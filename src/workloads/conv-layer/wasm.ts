/** The SIMD kernel's host side. Panels are laid out as assembly/index.ts says. */
import type { Stage, TensorSpecs } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import { type ConvLayerParams, shapeOf } from './definition.ts';
import { PORTIONS, paddedSpec, paddingStages } from './padding.ts';

/** The kernel's block of the output: portions are whole blocks. */
const BLOCK_PIXELS = 6;
const PANEL_FILTERS = 8;
/** A portion of fewer pixels reads all panels for too few of them; one of more gains nothing. */
const FEWEST_PIXELS = 12;
const MOST_PIXELS = 48;

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

const panelsOf = (p: ConvLayerParams) => p.groups * Math.ceil(shapeOf(p).outGroup / PANEL_FILTERS);

/** Weights in panels of 8 filters of a group, the last one of a group filled up with zeros. */
export const wasmScratch = (p: ConvLayerParams): TensorSpecs => ({
  ...paddedSpec(p),
  panels: { dtype: 'f32', shape: [panelsOf(p), shapeOf(p).products, PANEL_FILTERS] },
});

export function wasmArgs(p: ConvLayerParams, at: (tensor: string) => number): readonly number[] {
  const { outHeight, outWidth } = shapeOf(p);
  return [
    at('input'),
    at(p.pad === 0 ? 'input' : 'padded'),
    at('weights'),
    at('panels'),
    at('output'),
    p.h,
    p.w,
    p.in,
    p.out,
    p.k,
    p.stride,
    p.pad,
    p.groups,
    outHeight,
    outWidth,
  ];
}

export function wasmStages(p: ConvLayerParams): readonly Stage[] {
  const { pixels } = shapeOf(p);
  const panels = panelsOf(p);
  const share = Math.ceil(pixels / BLOCK_PIXELS / PORTIONS) * BLOCK_PIXELS;
  return [
    ...paddingStages(p, 'pad'),
    { entry: 'pack', rows: panels, grain: Math.ceil(panels / PORTIONS) },
    { entry: 'convolve', rows: pixels, grain: Math.min(Math.max(share, FEWEST_PIXELS), MOST_PIXELS) },
  ];
}
