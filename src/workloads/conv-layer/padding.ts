/** Pictures with the zeros of their padding written out around them: kernels then need no test of edges. */
import type { Stage, TensorData, TensorSpecs, Tensors } from '../../engine/contract.ts';
import { type ConvLayerParams, type Shape, shapeOf } from './definition.ts';

/** Scratch for the copy; none where there is no padding. */
export function paddedSpec(p: ConvLayerParams): TensorSpecs {
  if (p.padding === 0) return {};
  const { paddedWidth, paddedHeight } = shapeOf(p);
  return { padded: { dtype: 'f32', shape: [p.n, paddedHeight, paddedWidth, p.channels] } };
}

/** The stage that writes the copy, row by row. */
export function paddingStages(p: ConvLayerParams, entry: string): readonly Stage[] {
  const rows = p.n * shapeOf(p).paddedHeight;
  return p.padding === 0 ? [] : [{ entry, rows, grain: Math.ceil(rows / PORTIONS) }];
}

/** Portions to aim at: enough to even out uneven cores. */
export const PORTIONS = 64;

/** The copy where there is one, else the pictures themselves. */
export const windowsIn = ({ input, padded }: Tensors, { padding }: ConvLayerParams): TensorData =>
  padding === 0 ? input : padded;

/** Where the window of a pixel of the output begins in the padded pictures. */
export function windowStart(pixel: number, { stride, channels }: ConvLayerParams, shape: Shape): number {
  const line = Math.floor(pixel / shape.outWidth);
  const picture = Math.floor(line / shape.outHeight);
  const row = picture * shape.paddedHeight + (line - picture * shape.outHeight) * stride;
  return (row * shape.paddedWidth + (pixel - line * shape.outWidth) * stride) * channels;
}

/** Rows [begin, end) of the copy. */
export function padRows({ input, padded }: Tensors, p: ConvLayerParams, begin: number, end: number): void {
  const { size, height, channels, padding } = p;
  const { paddedWidth, paddedHeight } = shapeOf(p);
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
    const source = (picture * height + y) * size * channels;
    padded.fill(0, start, start + border);
    padded.set(input.subarray(source, source + size * channels), start + border);
    padded.fill(0, next - border, next);
  }
}
