/** A network that is really trained, by the JavaScript kernel, for tests in which the clock is all that is made up. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { TensorData } from '../../src/engine/contract.ts';
import { inputsOf } from '../../src/lessons/train-a-network/order.ts';
import { parse } from '../../src/lessons/train-a-network/pictures.ts';
import { rightOf } from '../../src/lessons/train-a-network/training.ts';
import { generate, scratch } from '../../src/workloads/training/definition.ts';
import { step } from '../../src/workloads/training/kernels.ts';
import { pitchOf, ROWS, type TrainingParams } from '../../src/workloads/training/layout.ts';

export interface Snapshot {
  readonly iteration: number;
  readonly loss: Float32Array;
  readonly weights: Float32Array;
  /** Of the 1,000 test pictures. */
  readonly right: number;
}

const PACKED = new URL('../../public/data/fashion-mnist/pictures.bin', import.meta.url);

/** Takes steps, and keeps what there is after each of `stops`. */
export async function trained(p: TrainingParams, seed: number, stops: readonly number[]): Promise<Snapshot[]> {
  const data = parse(new Uint8Array(gunzipSync(readFileSync(PACKED))));
  const room = Object.entries(scratch(p)).map(
    ([name, { shape }]) => [name, new Float32Array(shape[0] * shape[1])] as const,
  );
  const io: Record<string, TensorData> = {
    ...generate(p, seed),
    ...inputsOf(data, seed),
    ...Object.fromEntries(room),
    loss: new Float32Array(1),
  };
  const seen: Snapshot[] = [];
  for (const iteration of stops) {
    while (io.step[0] < iteration) step(io, p);
    const weights = io.weights.slice() as Float32Array;
    const right = await rightOf(weights, p, data.test, async () => undefined);
    seen.push({ iteration, loss: io.loss.slice() as Float32Array, weights, right });
  }
  return seen;
}

/** The same network with more units, all of whose weights are zero: it answers as before. */
export function widened(weights: Float32Array, from: TrainingParams, to: TrainingParams): Float32Array {
  const [narrow, wide] = [pitchOf(from), pitchOf(to)];
  const tail = weights.subarray(ROWS * narrow);
  const all = new Float32Array(ROWS * wide + tail.length);
  for (let row = 0; row < ROWS; row++) all.set(weights.subarray(row * narrow, (row + 1) * narrow), row * wide);
  all.set(tail, ROWS * wide);
  return all;
}
