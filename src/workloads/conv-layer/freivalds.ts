/**
 * A check of every element of a layer: of each group, the windows written out as a matrix, times the weights of its
 * filters. Freivalds' where blocks of filters may be wide enough, and the product itself where not (`checkProduct`).
 */
import type { Tensors } from '../../engine/contract.ts';
import { NARROWEST, prepareFreivalds } from '../../engine/freivalds.ts';
import { checkProduct, type Factors } from '../../engine/product.ts';
import { type ConvLayerParams, shapeOf } from './definition.ts';

interface Found {
  readonly ok: boolean;
  /** Of one element; of a pixel's signed sum of errors where the filter is null. */
  readonly maxError: number;
  readonly tolerance: number;
  readonly pixel: number;
  readonly filter: number | null;
}

export interface Groups {
  readonly method: 'elementwise' | 'freivalds';
  /** The first group that is wrong, and where; null: all are right. */
  wrong(output: ArrayLike<number>): Found | null;
}

/**
 * @param widest filters of a block at most, see `blockWidth`
 * @param toleranceOf of an element, by its products' magnitudes
 */
export function prepareGroups(
  { input, weights }: Tensors,
  p: ConvLayerParams,
  widest: number,
  toleranceOf: (magnitude: number) => number,
  seed: number,
): Groups {
  const { filters, groups, pixels, products, outGroup } = shapeOf(p);
  const all = Array.from({ length: groups }, (_, group): Factors => {
    const b = columns(weights, products, filters, group * outGroup, outGroup);
    return { a: windowsOf(input, p, group), b, m: pixels, k: products, n: outGroup };
  });
  const checks =
    widest < NARROWEST ? null : all.map((factors, group) => prepareFreivalds(factors, widest, seed + group));

  const wrongIn = (group: number, output: Float32Array): Found | null => {
    const factors = all[group];
    const signed = checks?.[group].check(output);
    if (signed?.ok) return null;
    const from = signed?.row ?? 0;
    const [first, end] = signed ? [from, from + 1] : [0, pixels];
    const rows = { ...factors, a: factors.a.subarray(first * products, end * products), m: end - first };
    const { index, ...element } = checkProduct(output.subarray(first * outGroup, end * outGroup), rows, toleranceOf);
    const pixel = first + Math.floor(index / outGroup);
    if (!element.ok) return { ...element, pixel, filter: group * outGroup + (index % outGroup) };
    return signed ? { ...signed, pixel, filter: null } : null;
  };
  return {
    method: checks ? 'freivalds' : 'elementwise',
    wrong(output) {
      for (let group = 0; group < groups; group++) {
        const found = wrongIn(group, columns(output, pixels, filters, group * outGroup, outGroup));
        if (found) return found;
      }
      return null;
    },
  };
}

/** [pixels, products]: the window of each pixel in one group of channels, zeros where it has padding. */
function windowsOf(input: ArrayLike<number>, p: ConvLayerParams, group: number): Float32Array {
  const { width, height, channels, k, stride, padding, outWidth, outHeight, pixels, products, inGroup } = shapeOf(p);
  const windows = new Float32Array(pixels * products);
  for (let pixel = 0, target = 0; pixel < pixels; pixel++) {
    const line = Math.floor(pixel / outWidth);
    const picture = Math.floor(line / outHeight);
    const top = (line - picture * outHeight) * stride - padding;
    const left = (pixel - line * outWidth) * stride - padding;
    for (let i = 0; i < k; i++) {
      for (let j = 0; j < k; j++, target += inGroup) {
        if (top + i < 0 || top + i >= height || left + j < 0 || left + j >= width) continue;
        const at = ((picture * height + top + i) * width + left + j) * channels + group * inGroup;
        for (let c = 0; c < inGroup; c++) windows[target + c] = input[at + c];
      }
    }
  }
  return windows;
}

/** Columns [first, first + count) of a matrix of `rows` × `all`. */
function columns(matrix: ArrayLike<number>, rows: number, all: number, first: number, count: number): Float32Array {
  const part = new Float32Array(rows * count);
  for (let row = 0, target = 0; row < rows; row++) {
    for (let at = row * all + first; at < row * all + first + count; at++, target++) part[target] = matrix[at];
  }
  return part;
}
