import { numpy } from '@jax-js/jax';
import { type JaxDevice, loadJax } from '../../peers/jax.ts';
import { problem } from './problem.ts';

export const load = (device: JaxDevice) =>
  loadJax(device, { ...problem, operation: () => (a, b) => numpy.matmul(a, b) });
