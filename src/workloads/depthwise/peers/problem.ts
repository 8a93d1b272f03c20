/** The same image and weights in the layouts that libraries want. */
import type { DenseLayout } from '../../../engine/contract.ts';
import { floats } from '../../peers/problem.ts';
import type { DepthwiseParams } from '../definition.ts';

const CHANNELS = 4;

/** Channels last, as the workload has them: nothing is moved. */
export const channelsLast: DenseLayout<DepthwiseParams> = {
  inputs: ({ image, weights }, { size, height, k }) => [
    { data: floats(image), shape: [1, height, size, CHANNELS] },
    { data: floats(weights), shape: [k, k, CHANNELS, 1] },
  ],
  outputShape: ({ size, height }) => [1, height, size, CHANNELS],
  outputs: (data) => ({ output: new Float32Array(data) }),
};

/** Channels first: one plane after the other. They are taken apart before the upload and put together after reading. */
export const channelsFirst: DenseLayout<DepthwiseParams> = {
  inputs: ({ image, weights }, { size, height, k }) => [
    { data: apart(floats(image)), shape: [1, CHANNELS, height, size] },
    { data: apart(floats(weights)), shape: [CHANNELS, 1, k, k] },
  ],
  outputShape: ({ size, height }) => [1, CHANNELS, height, size],
  outputs: (data) => ({ output: together(data) }),
};

function apart(data: Float32Array): Float32Array<ArrayBuffer> {
  const plane = data.length / CHANNELS;
  return new Float32Array(data.length).map((_, at) => data[(at % plane) * CHANNELS + Math.floor(at / plane)]);
}

function together(data: Float32Array): Float32Array<ArrayBuffer> {
  const plane = data.length / CHANNELS;
  return new Float32Array(data.length).map((_, at) => data[(at % CHANNELS) * plane + Math.floor(at / CHANNELS)]);
}
