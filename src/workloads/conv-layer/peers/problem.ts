/** The same pictures and weights in the layouts that libraries want. */
import type { DenseLayout } from '../../../engine/contract.ts';
import { floats } from '../../peers/problem.ts';
import { type ConvLayerParams, shapeOf } from '../definition.ts';

/** Channels last, as the workload has them: nothing is moved. */
export const channelsLast: DenseLayout<ConvLayerParams> = {
  inputs: ({ input, weights }, p) => [
    { data: floats(input), shape: [p.n, p.h, p.w, p.in] },
    { data: floats(weights), shape: [p.k, p.k, shapeOf(p).inGroup, p.out] },
  ],
  outputShape(p) {
    const { outHeight, outWidth } = shapeOf(p);
    return [p.n, outHeight, outWidth, p.out];
  },
  outputs: (data) => ({ output: new Float32Array(data) }),
};

/** Channels first, in pictures and in filters: turned before the upload and back after reading. */
export const channelsFirst: DenseLayout<ConvLayerParams> = {
  inputs({ input, weights }, p) {
    const { inGroup } = shapeOf(p);
    // A filter is a picture of its own: [k·k·inGroup, filters], then [filters, k·k, inGroup].
    const filters = turned(floats(weights), 1, p.k * p.k * inGroup, p.out);
    return [
      { data: turned(floats(input), p.n, p.h * p.w, p.in), shape: [p.n, p.in, p.h, p.w] },
      { data: turned(filters, p.out, p.k * p.k, inGroup), shape: [p.out, inGroup, p.k, p.k] },
    ];
  },
  outputShape(p) {
    const { outHeight, outWidth } = shapeOf(p);
    return [p.n, p.out, outHeight, outWidth];
  },
  outputs(data, p) {
    const { outHeight, outWidth } = shapeOf(p);
    return { output: turned(data, p.n, p.out, outHeight * outWidth) };
  },
};

/** Each of `count` matrices of rows × columns, one behind the other, transposed. */
function turned(data: Float32Array, count: number, rows: number, columns: number): Float32Array<ArrayBuffer> {
  const target = new Float32Array(data.length);
  for (let matrix = 0, at = 0; matrix < count; matrix++) {
    for (let column = 0; column < columns; column++) {
      for (let row = 0; row < rows; row++, at++) target[at] = data[(matrix * rows + row) * columns + column];
    }
  }
  return target;
}
