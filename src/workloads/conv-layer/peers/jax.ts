import { lax } from '@jax-js/jax';
import type { LibraryHost } from '../../../engine/contract.ts';
import { type JaxDevice, loadJax } from '../../peers/jax.ts';
import type { ConvLayerParams } from '../definition.ts';
import { channelsFirst } from './problem.ts';

export const load = (device: JaxDevice, host: LibraryHost) =>
  loadJax<ConvLayerParams>(device, host, {
    ...channelsFirst,
    operation: ({ stride, pad, groups }) => {
      const rim: [number, number] = [pad, pad];
      return (input, weights) =>
        lax.convGeneralDilated(input, weights, [stride, stride], [rim, rim], { featureGroupCount: groups });
    },
  });
