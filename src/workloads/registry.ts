/** Every workload, one line each. Lab, benchmark, links, lessons and command line read this list and no other. */
import type { Workload } from '../engine/contract.ts';
import { attention } from './attention/index.ts';
import { convLayer } from './conv-layer/index.ts';
import { convolution } from './convolution/index.ts';
import { dependentChain } from './dependent-chain/index.ts';
import { depthwise } from './depthwise/index.ts';
import { divergence } from './divergence/index.ts';
import { docking } from './docking/index.ts';
import { heat } from './heat/index.ts';
import { histogram } from './histogram/index.ts';
import { language } from './language/index.ts';
import { linearRecurrence } from './linear-recurrence/index.ts';
import { mandelbrot } from './mandelbrot/index.ts';
import { matmul } from './matmul/index.ts';
import { matmulTransposed } from './matmul-transposed/index.ts';
import { matvec } from './matvec/index.ts';
import { nBody } from './n-body/index.ts';
import { optionPrice } from './option-price/index.ts';
import { parallelSlots } from './parallel-slots/index.ts';
import { peakCopy } from './peak-copy/index.ts';
import { peakFma } from './peak-fma/index.ts';
import { peakOrbit } from './peak-orbit/index.ts';
import { peakRead } from './peak-read/index.ts';
import { recurrence } from './recurrence/index.ts';
import { reduction } from './reduction/index.ts';
import { scan } from './scan/index.ts';
import { softmax } from './softmax/index.ts';
import { stridedCopy } from './strided-copy/index.ts';
import { training } from './training/index.ts';
import { transpose } from './transpose/index.ts';
import { vectorAdd } from './vector-add/index.ts';

export const workloads: readonly Workload[] = [
  matmul,
  convolution,
  depthwise,
  convLayer,
  matmulTransposed,
  matvec,
  attention,
  vectorAdd,
  softmax,
  histogram,
  mandelbrot,
  transpose,
  stridedCopy,
  reduction,
  scan,
  dependentChain,
  divergence,
  parallelSlots,
  recurrence,
  linearRecurrence,
  training,
  language,
  nBody,
  heat,
  optionPrice,
  docking,
  peakFma,
  peakOrbit,
  peakRead,
  peakCopy,
];
