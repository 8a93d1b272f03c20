import { lax } from '@jax-js/jax';
import type { LibraryHost } from '../../../engine/contract.ts';
import { type JaxDevice, loadJax } from '../../peers/jax.ts';
import { channelsFirst } from './problem.ts';

export const load = (device: JaxDevice, host: LibraryHost) =>
  loadJax(device, host, {
    ...channelsFirst,
    operation: () => (image, weights) =>
      lax.convGeneralDilated(image, weights, [1, 1], 'SAME', { featureGroupCount: 4 }),
  });
