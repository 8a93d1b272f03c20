/** The network as it is used once it is trained: forward alone, in the JavaScript kernels' own stages. */
import type { TensorData } from '../../engine/contract.ts';
import { elementCount } from '../../engine/sizes.ts';
import { convolve } from './convolutional/kernels.ts';
import { scratch } from './definition.ts';
import { hidden, logitsAt } from './dense/kernels.ts';
import { CLASSES, PIXELS, type TrainingParams } from './layout.ts';

/**
 * How likely each picture is of each class: [count, 10], each row sums to 1.
 * @param pictures [count, 784]
 */
export function classify(pictures: Float32Array, weights: TensorData, p: TrainingParams): Float32Array<ArrayBuffer> {
  const count = pictures.length / PIXELS;
  // One batch, in which each picture stands at its own place.
  const batch = { ...p, b: count, pictures: count };
  const between = Object.entries(scratch(batch)).map(
    ([name, spec]) => [name, new (spec.dtype === 'u32' ? Uint32Array : Float32Array)(elementCount(spec))] as const,
  );
  const io = { ...Object.fromEntries<TensorData>(between), pictures, weights, step: new Uint32Array(1) };
  if (p.network === 'convolutional') convolve(io, batch, 0, count);
  hidden(io, batch, 0, count);
  const shares = new Float32Array(count * CLASSES);
  const logits = new Float64Array(CLASSES);
  for (let at = 0; at < count; at++) {
    logitsAt(io, batch, at, logits);
    const largest = Math.max(...logits);
    const powers = logits.map((logit) => Math.exp(logit - largest));
    const total = powers.reduce((sum, power) => sum + power, 0);
    shares.set(
      powers.map((power) => power / total),
      at * CLASSES,
    );
  }
  return shares;
}
