/** The JavaScript kernels. Sums are doubles: JavaScript has no other arithmetic. */
import type { TensorSpecs, Tensors } from '../../engine/contract.ts';
import type { ConvolutionParams } from './definition.ts';

/** Rows [begin, end) of the output, all k² taps. */
export function convolveRows(io: Tensors, { size, height, k }: ConvolutionParams, begin: number, end: number): void {
  const { picture, weights, output } = io;
  const radius = (k - 1) / 2;
  const columns = clampedOffsets(size, radius, 4);
  const rows = clampedOffsets(height, radius, 4 * size);
  for (let y = begin; y < end; y++) {
    for (let x = 0; x < size; x++) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let i = 0, tap = 0; i < k; i++) {
        const line = rows[y + i];
        for (let j = 0; j < k; j++, tap++) {
          const at = line + columns[x + j];
          const weight = weights[tap];
          red += weight * picture[at];
          green += weight * picture[at + 1];
          blue += weight * picture[at + 2];
        }
      }
      const at = 4 * (y * size + x);
      output[at] = toByte(red);
      output[at + 1] = toByte(green);
      output[at + 2] = toByte(blue);
      output[at + 3] = picture[at + 3];
    }
  }
}

/** What `convolveSeparable` needs between its passes: f32 RGB. */
export const separableScratch = ({ size, height }: ConvolutionParams): TensorSpecs => ({
  between: { dtype: 'f32', shape: [height, size, 3] },
});

/** Both passes over the whole picture. */
export function convolveSeparable(io: Tensors, p: ConvolutionParams): void {
  alongRows(io, p);
  alongColumns(io, p);
}

function alongRows({ picture, factors, between }: Tensors, { size, height, k }: ConvolutionParams): void {
  const columns = clampedOffsets(size, (k - 1) / 2, 4);
  for (let y = 0, target = 0; y < height; y++) {
    const line = 4 * y * size;
    for (let x = 0; x < size; x++, target += 3) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let j = 0; j < k; j++) {
        const at = line + columns[x + j];
        const weight = factors[k + j];
        red += weight * picture[at];
        green += weight * picture[at + 1];
        blue += weight * picture[at + 2];
      }
      between[target] = red;
      between[target + 1] = green;
      between[target + 2] = blue;
    }
  }
}

function alongColumns(io: Tensors, { size, height, k }: ConvolutionParams): void {
  const { picture, factors, between, output } = io;
  const rows = clampedOffsets(height, (k - 1) / 2, 3 * size);
  for (let y = 0, target = 0; y < height; y++) {
    for (let x = 0; x < size; x++, target += 4) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let i = 0; i < k; i++) {
        const at = rows[y + i] + 3 * x;
        const weight = factors[i];
        red += weight * between[at];
        green += weight * between[at + 1];
        blue += weight * between[at + 2];
      }
      output[target] = toByte(red);
      output[target + 1] = toByte(green);
      output[target + 2] = toByte(blue);
      output[target + 3] = picture[target + 3];
    }
  }
}

/** Offsets of positions -radius … length - 1 + radius, those beyond an end taken from the end. */
function clampedOffsets(length: number, radius: number, stride: number): Int32Array {
  return Int32Array.from(
    { length: length + 2 * radius },
    (_, at) => Math.min(length - 1, Math.max(0, at - radius)) * stride,
  );
}

/** To the nearest whole number in 0 … 255. */
const toByte = (sum: number): number => (sum <= 0 ? 0 : sum >= 255 ? 255 : (sum + 0.5) | 0);
