/** Pictures with the zeros of their padding written out around them: kernels then need no test of edges. */
import type { Stage, TensorData, TensorSpecs, Tensors } from '../../engine/contract.ts';
import { type ConvLayerParams, type Shape, shapeOf } from './definition.ts';

/** Scratch for the copy; none where there is no padding. */
export function paddedSpec(p: ConvLayerParams): TensorSpecs {
  if (p.pad === 0) return {};
  const { paddedWidth, paddedHeight } = shapeOf(p);
  return { padded: { dtype: 'f32', shape: [p.n, paddedHeight, paddedWidth, p.in] } };
}

/** The stage that writes the copy, row by row. */
export function paddingStages(p: ConvLayerParams, entry: string): readonly Stage[] {
  const rows = p.n * shapeOf(p).paddedHeight;
  return p.pad === 0 ? [] : [{ entry, rows, grain: Math.ceil(rows / PORTIONS) }];
}

/** Portions to aim at: enough to even out uneven cores. */
export const PORTIONS = 64;

/** The copy where there is one, else the pictures themselves. */
export const windowsIn = ({ input, padded }: Tensors, { pad }: ConvLayerParams): TensorData =>
  pad === 0 ? input : padded;

/** Where the window of a pixel of the output begins in the padded pictures. */
export function windowStart(pixel: number, shape: Shape): number {
  const { stride, channels, outWidth, outHeight, paddedWidth, paddedHeight } = shape;
  const line = Math.floor(pixel / outWidth);
  const picture = Math.floor(line / outHeight);
  const row = picture * paddedHeight + (line - picture * outHeight) * stride;
  return (row * paddedWidth + (pixel - line * outWidth) * stride) * channels;
}

/** Rows [begin, end) of the copy. */
export function padRows({ input, padded }: Tensors, p: ConvLayerParams, begin: number, end: number): void {
  const { width, height, channels, padding, paddedWidth, paddedHeight } = shapeOf(p);
  const border = padding * channels;
  for (let row = begin; row < end; row++) {
    const picture = Math.floor(row / paddedHeight);
    const y = row - picture * paddedHeight - padding;
    const start = row * paddedWidth * channels;
    const next = start + paddedWidth * channels;
    if (y < 0 || y >= height) {
      padded.fill(0, start, next);
      continue;
    }
    const source = (picture * height + y) * width * channels;
    padded.fill(0, start, start + border);
    padded.set(input.subarray(source, source + width * channels), start + border);
    padded.fill(0, next - border, next);
  }
}
