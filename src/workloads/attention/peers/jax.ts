import { nn } from '@jax-js/jax';
import type { LibraryHost } from '../../../engine/contract.ts';
import { type JaxDevice, loadJax } from '../../peers/jax.ts';
import { tokensFirst } from './problem.ts';

export const load = (device: JaxDevice, host: LibraryHost) =>
  loadJax(device, host, {
    ...tokensFirst,
    operation: () => (q, k, v) => nn.dotProductAttention(q, k, v, { isCausal: true }),
  });
