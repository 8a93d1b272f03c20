/** Every workload, one line each. Lab, benchmark, links, lessons and command line read this list and no other. */
import type { Workload } from '../engine/contract.ts';
import { convolution } from './convolution/index.ts';
import { dependentChain } from './dependent-chain/index.ts';
import { depthwise } from './depthwise/index.ts';
import { divergence } from './divergence/index.ts';
import { linearRecurrence } from './linear-recurrence/index.ts';
import { mandelbrot } from './mandelbrot/index.ts';
import { matmul } from './matmul/index.ts';
import { parallelSlots } from './parallel-slots/index.ts';
import { peakCopy } from './peak-copy/index.ts';
import { peakFma } from './peak-fma/index.ts';
import { peakRead } from './peak-read/index.ts';
import { recurrence } from './recurrence/index.ts';
import { stridedCopy } from './strided-copy/index.ts';
import { training } from './training/index.ts';
import { transpose } from './transpose/index.ts';
import { vectorAdd } from './vector-add/index.ts';

export const workloads: readonly Workload[] = [
  matmul,
  convolution,
  depthwise,
  vectorAdd,
  mandelbrot,
  transpose,
  stridedCopy,
  dependentChain,
  divergence,
  parallelSlots,
  recurrence,
  linearRecurrence,
  training,
  peakFma,
  peakRead,
  peakCopy,
];
