import { expect, test } from 'vitest';
import { gpuPair } from './gpu-pair.ts';

const info = (vendor: string, description = '') => ({
  info: { vendor, architecture: '', device: '', description, isFallbackAdapter: false },
});

const gpuOf = (answer: (power: string | undefined) => unknown) =>
  ({
    requestAdapter: async (options?: GPURequestAdapterOptions) => answer(options?.powerPreference),
  }) as unknown as GPU;

test('two GPUs are two where the browser names them differently', async () => {
  const pair = await gpuPair(gpuOf((power) => (power === 'low-power' ? info('intel') : info('nvidia'))));
  expect(pair?.['high-performance'].info.vendor).toBe('nvidia');
  expect(pair?.['low-power'].info.vendor).toBe('intel');
});

test.each([
  ['the same answer twice', gpuOf(() => info('apple'))],
  ['names that say nothing', gpuOf(() => info(''))],
  ['one without an answer', gpuOf((power) => (power === 'low-power' ? null : info('nvidia')))],
  [
    'one that throws',
    gpuOf((power) => {
      if (power === 'low-power') throw new Error('no');
      return info('nvidia');
    }),
  ],
  ['no WebGPU', undefined],
])('with %s there is nothing to choose', async (_, gpu) => {
  expect(await gpuPair(gpu)).toBeNull();
});
