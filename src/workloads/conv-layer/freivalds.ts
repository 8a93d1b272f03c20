/** Freivalds' check of a layer: of each group, the windows written out as a matrix, times the weights of its filters. */
import type { Tensors } from '../../engine/contract.ts';
import { prepareFreivalds } from '../../engine/freivalds.ts';
import { type ConvLayerParams, shapeOf } from './definition.ts';

interface Found {
  readonly ok: boolean;
  /** Of signed sums of errors. */
  readonly maxError: number;
  readonly tolerance: number;
  /** The pixel whose signed sum is off most, and the first filter that is in it. */
  readonly row: number;
  readonly filter: number;
}

/** @param widest filters of a block at most, see `prepareFreivalds` */
export function prepareGroups(
  { input, weights }: Tensors,
  p: ConvLayerParams,
  widest: number,
  seed: number,
): (output: ArrayLike<number>) => Found {
  const { filters, groups, pixels, products, outGroup } = shapeOf(p);
  const checks = Array.from({ length: groups }, (_, group) => {
    const a = windowsOf(input, p, group);
    const b = columns(weights, products, filters, group * outGroup, outGroup);
    return prepareFreivalds({ a, b, m: pixels, k: products, n: outGroup }, widest, seed + group);
  });
  return (output) => {
    let worst: Found | null = null;
    for (const [group, freivalds] of checks.entries()) {
      const first = group * outGroup;
      const { column, ...found } = freivalds.check(columns(output, pixels, filters, first, outGroup));
      const one = { ...found, filter: first + column };
      if (!worst || excess(one) > excess(worst)) worst = one;
    }
    if (!worst) throw new RangeError('There are no groups.');
    return worst;
  };
}

const excess = ({ ok, maxError, tolerance }: Found) => (ok ? maxError - tolerance : Infinity);

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
