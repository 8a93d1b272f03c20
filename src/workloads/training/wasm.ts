/** The SIMD kernels' host side. */
import type { Stage } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import { CLASSES, PIXELS, pitchOf, type TrainingParams } from './layout.ts';

/** Of the assembly: pictures and units of one piece of the hidden layer, and pixels of one piece of the update. */
const PICTURES = 4;
const UNITS = 64;
const ROWS = 4;

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

const TENSORS = [
  'pictures',
  'labels',
  'weights',
  'moment1',
  'moment2',
  'step',
  'hidden',
  'delta1',
  'delta2',
  'loss',
] as const;

export const wasmArgs = (p: TrainingParams, at: (tensor: string) => number): readonly number[] => [
  ...TENSORS.map(at),
  p.b,
  pitchOf(p),
  p.pictures,
  p.optimiser === 'adam' ? 1 : 0,
];

export const wasmStages = (p: TrainingParams): readonly Stage[] => [
  { entry: 'hidden', rows: Math.ceil(p.b / PICTURES) * Math.ceil(pitchOf(p) / UNITS), grain: 1 },
  { entry: 'output', rows: p.b, grain: 4 },
  // Rows of pixels by fours; then the biases of the hidden layer, each class, and the tail.
  { entry: 'update', rows: PIXELS / ROWS + 1 + CLASSES + 1, grain: 4 },
  { entry: 'finish', rows: 1, grain: 1 },
];
