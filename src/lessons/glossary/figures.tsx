/** Figures of the lessons that show what a term means. */
import type { ComponentType } from 'react';
import type { TermId } from '../../ui/terms/terms.ts';
import { ThreadsOverElements } from '../adding-arrays/figures.tsx';
import { Seats, Waiting } from '../cores-workgroups-waves/figures.tsx';
import { Strides } from '../figures/coalescing.tsx';
import { Divergence, Lockstep } from '../figures/lockstep.tsx';
import { Blocks } from '../matmul-step-by-step/blocks.tsx';
import { Tiles } from '../matmul-step-by-step/tiles.tsx';
import { Chains } from '../one-worker-many-workers/figures.tsx';
import { CostLines } from '../when-the-gpu-loses/figures.tsx';
import { Sketch } from '../your-roofline/sketch.tsx';

const Threads = () => <ThreadsOverElements elements={10} group={4} />;

export const FIGURES: Readonly<Partial<Record<TermId, ComponentType>>> = {
  thread: Threads,
  workgroup: Threads,
  subgroup: Lockstep,
  lane: Divergence,
  dispatch: CostLines,
  tile: Tiles,
  register: Blocks,
  occupancy: Seats,
  coalescing: Strides,
  latency: Chains,
  throughput: Waiting,
  roofline: Sketch,
};
