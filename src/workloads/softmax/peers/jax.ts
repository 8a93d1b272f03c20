import { nn } from '@jax-js/jax';
import type { LibraryHost } from '../../../engine/contract.ts';
import { type JaxDevice, loadJax } from '../../peers/jax.ts';
import { problem } from './problem.ts';

export const load = (device: JaxDevice, host: LibraryHost) =>
  loadJax(device, host, { ...problem, operation: () => (x) => nn.softmax(x) });
