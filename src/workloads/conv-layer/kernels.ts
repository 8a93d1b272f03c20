/** The JavaScript kernels. Sums are doubles: JavaScript has no other arithmetic. */
import type { Stage, TensorSpecs, Tensors } from '../../engine/contract.ts';
import { type ConvLayerParams, shapeOf } from './definition.ts';
import { PORTIONS, paddedSpec, paddingStages, padRows, windowStart, windowsIn } from './padding.ts';

/** One element of the output after the other. */
export function convolve({ input, weights, output }: Tensors, p: ConvLayerParams): void {
  const { width, height, channels, filters, k, stride, padding, outWidth, outHeight, pixels, inGroup, outGroup } =
    shapeOf(p);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const line = Math.floor(pixel / outWidth);
    const picture = Math.floor(line / outHeight);
    const top = (line - picture * outHeight) * stride - padding;
    const left = (pixel - line * outWidth) * stride - padding;
    const bottom = Math.min(k, height - top);
    const right = Math.min(k, width - left);
    for (let filter = 0; filter < filters; filter++) {
      const first = Math.floor(filter / outGroup) * inGroup;
      let sum = 0;
      for (let i = Math.max(0, -top); i < bottom; i++) {
        for (let j = Math.max(0, -left); j < right; j++) {
          const at = ((picture * height + top + i) * width + left + j) * channels + first;
          let weight = (i * k + j) * inGroup * filters + filter;
          for (let c = 0; c < inGroup; c++, weight += filters) sum += input[at + c] * weights[weight];
        }
      }
      output[pixel * filters + filter] = sum;
    }
  }
}

/** Filters of a panel, and pixels and filters of the block of sums that stays in local variables. */
const PANEL = 4;
const BLOCK_PIXELS = 2;

const panelsOf = (p: ConvLayerParams) => Math.ceil(shapeOf(p).outGroup / PANEL);

/**
 * Weights in panels of four filters of a group, [groups, panels, products, 4], the last one of a group filled up with
 * zeros: read from front to back.
 */
export const blockedScratch = (p: ConvLayerParams): TensorSpecs => ({
  ...paddedSpec(p),
  panels: { dtype: 'f32', shape: [p.groups * panelsOf(p), shapeOf(p).products, PANEL] },
});

export function blockedStages(p: ConvLayerParams): readonly Stage[] {
  const { pixels } = shapeOf(p);
  const panels = p.groups * panelsOf(p);
  return [
    ...paddingStages(p, 'pad'),
    { entry: 'pack', rows: panels, grain: Math.ceil(panels / PORTIONS) },
    { entry: 'convolve', rows: pixels, grain: Math.ceil(pixels / BLOCK_PIXELS / PORTIONS) * BLOCK_PIXELS },
  ];
}

/** Rows [begin, end) of a stage. */
export function blockedStage(io: Tensors, p: ConvLayerParams, entry: string, begin: number, end: number): void {
  if (entry === 'pad') padRows(io, p, begin, end);
  else if (entry === 'pack') packPanels(io, p, begin, end);
  else convolvePixels(io, p, begin, end);
}

export function convolveBlocked(io: Tensors, p: ConvLayerParams): void {
  for (const { entry, rows } of blockedStages(p)) blockedStage(io, p, entry, 0, rows);
}

function packPanels({ weights, panels }: Tensors, p: ConvLayerParams, begin: number, end: number): void {
  const { outGroup, products } = shapeOf(p);
  for (let panel = begin; panel < end; panel++) {
    const group = Math.floor(panel / panelsOf(p));
    const first = (panel - group * panelsOf(p)) * PANEL;
    for (let row = 0; row < products; row++) {
      const source = row * p.out + group * outGroup + first;
      const target = (panel * products + row) * PANEL;
      for (let f = 0; f < PANEL; f++) panels[target + f] = first + f < outGroup ? weights[source + f] : 0;
    }
  }
}

function convolvePixels(io: Tensors, p: ConvLayerParams, begin: number, end: number): void {
  const { panels, output } = io;
  const shape = shapeOf(p);
  const { channels, filters, k, groups, paddedWidth, inGroup, outGroup, products } = shape;
  const pictures = windowsIn(io, p);
  // A row of a window lies in one piece where every filter sees all channels; else each of its taps does.
  const pieces = groups === 1 ? 1 : k;
  const length = (k * inGroup) / pieces;
  for (let pixel = begin; pixel < end; pixel += BLOCK_PIXELS) {
    const one = windowStart(pixel, shape);
    // A pixel that is not there repeats the one before and is not written.
    const apart = pixel + 1 < end ? windowStart(pixel + 1, shape) - one : 0;
    for (let panel = 0; panel < groups * panelsOf(p); panel++) {
      const group = Math.floor(panel / panelsOf(p));
      let s00 = 0;
      let s01 = 0;
      let s02 = 0;
      let s03 = 0;
      let s10 = 0;
      let s11 = 0;
      let s12 = 0;
      let s13 = 0;
      let weight = panel * products * PANEL;
      for (let piece = 0; piece < k * pieces; piece++) {
        const row = Math.floor(piece / pieces);
        let at = one + (row * paddedWidth + piece - row * pieces) * channels + group * inGroup;
        for (const last = at + length; at < last; at++, weight += PANEL) {
          const w0 = panels[weight];
          const w1 = panels[weight + 1];
          const w2 = panels[weight + 2];
          const w3 = panels[weight + 3];
          const x0 = pictures[at];
          const x1 = pictures[at + apart];
          s00 += x0 * w0;
          s01 += x0 * w1;
          s02 += x0 * w2;
          s03 += x0 * w3;
          s10 += x1 * w0;
          s11 += x1 * w1;
          s12 += x1 * w2;
          s13 += x1 * w3;
        }
      }
      const first = (panel - group * panelsOf(p)) * PANEL;
      const target = pixel * filters + group * outGroup + first;
      writePixel(output, target, outGroup - first, s00, s01, s02, s03);
      if (pixel + 1 < end) writePixel(output, target + filters, outGroup - first, s10, s11, s12, s13);
    }
  }
}

/** Up to four sums, as many as there are filters left. */
function writePixel(
  output: Tensors[string],
  at: number,
  filters: number,
  s0: number,
  s1: number,
  s2: number,
  s3: number,
): void {
  output[at] = s0;
  if (filters > 1) output[at + 1] = s1;
  if (filters > 2) output[at + 2] = s2;
  if (filters > 3) output[at + 3] = s3;
}
