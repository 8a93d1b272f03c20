/** The network as it is used once it is trained: forward alone. */
import type { TensorData } from '../../engine/contract.ts';
import { BIAS_ROW, CLASS_ROW, CLASSES, PIXELS, pitchOf, ROWS, type TrainingParams } from './layout.ts';

/**
 * How likely each picture is of each class: [count, 10], each row sums to 1. Sums in float64, as in the JavaScript kernel.
 * @param pictures [count, 784]
 */
export function classify(pictures: Float32Array, weights: TensorData, p: TrainingParams): Float32Array<ArrayBuffer> {
  const pitch = pitchOf(p);
  const count = pictures.length / PIXELS;
  const shares = new Float32Array(count * CLASSES);
  const hidden = new Float64Array(pitch);
  for (let at = 0; at < count; at++) {
    for (let j = 0; j < pitch; j++) hidden[j] = weights[BIAS_ROW * pitch + j];
    for (let pixel = 0; pixel < PIXELS; pixel++) {
      const value = pictures[at * PIXELS + pixel];
      // Much of a picture is background.
      if (value === 0) continue;
      const row = pixel * pitch;
      for (let j = 0; j < pitch; j++) hidden[j] += value * weights[row + j];
    }
    const logits = Array.from({ length: CLASSES }, (_, c) => {
      const row = (CLASS_ROW + c) * pitch;
      let sum = weights[ROWS * pitch + c];
      for (let j = 0; j < pitch; j++) sum += Math.max(0, hidden[j]) * weights[row + j];
      return sum;
    });
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
