/** Figures that show what a term means: the lessons' where they have one, else a drawing of the glossary's own. */
import type { ComponentType } from 'react';
import type { TermId } from '../../ui/terms/terms.ts';
import { ThreadsOverElements } from '../adding-arrays/figures.tsx';
import { Seats, Waiting } from '../cores-workgroups-waves/figures.tsx';
import { Strides } from '../figures/coalescing.tsx';
import { Divergence, Lockstep } from '../figures/lockstep.tsx';
import { Blocks } from '../matmul-step-by-step/blocks.tsx';
import { Tiles } from '../matmul-step-by-step/tiles.tsx';
import { TwoChips } from '../meet-your-gpu/figures.tsx';
import { Writing } from '../one-token-at-a-time/writing.tsx';
import { Chains } from '../one-worker-many-workers/figures.tsx';
import { CostLines } from '../when-the-gpu-loses/figures.tsx';
import { Bins } from '../working-together/bins.tsx';
import { TreeSum } from '../working-together/tree-sum.tsx';
import { Sketch } from '../your-roofline/sketch.tsx';
import { AtOnce } from './drawings/at-once.tsx';
import { Bits } from './drawings/bits.tsx';
import { Layers } from './drawings/layers.tsx';
import { Samples } from './drawings/samples.tsx';

const Threads = () => <ThreadsOverElements elements={10} group={4} />;
const Tree = () => <TreeSum ways={['sequential']} />;

export const FIGURES: Readonly<Partial<Record<TermId, ComponentType>>> = {
  thread: Threads,
  workgroup: Threads,
  subgroup: Lockstep,
  lane: Divergence,
  dispatch: CostLines,
  barrier: Tree,
  'workgroup-memory': Tree,
  atomic: Bins,
  simd: AtOnce,
  runtime: Layers,
  toolkit: Layers,
  driver: Layers,
  core: TwoChips,
  'compute-unit': TwoChips,
  cache: TwoChips,
  'matrix-unit': AtOnce,
  tile: Tiles,
  register: Blocks,
  occupancy: Seats,
  coalescing: Strides,
  latency: Chains,
  throughput: Waiting,
  roofline: Sketch,
  intensity: Sketch,
  median: Samples,
  interval: Samples,
  precision: Bits,
  prefill: Writing,
  decode: Writing,
};
