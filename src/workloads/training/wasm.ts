/** The SIMD kernels' host side. */
import type { Stage, TensorSpecs } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import { FEATURES, FILTER_PARAMETERS, LAYER_1, LAYER_2 } from './convolutional/layout.ts';
import { CLASS_PITCH, CLASSES, inputsOf, pitchOf, type TrainingParams } from './layout.ts';

/** Of the assembly: pictures and units of one piece of the hidden layer, and inputs of one piece of the update. */
const PICTURES = 4;
const UNITS = 64;
const ROWS = 4;
/** Pieces of the features of four pictures, and of the filters. */
const PARTS = 8;
const FILTER_PIECES = 12;

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

/** All that lies between the stages, in one tensor: assembly/common.ts says where. */
export function wasmScratch(p: TrainingParams): TensorSpecs {
  const dense = p.b * (2 * pitchOf(p) + CLASS_PITCH);
  const maps = p.b * (3 * (FEATURES + LAYER_1.outputs) + LAYER_1.inputs);
  const ofFilters = LAYER_2.products * LAYER_2.filters + FILTER_PARAMETERS;
  return { work: { dtype: 'f32', shape: [dense + (p.network === 'convolutional' ? maps + ofFilters : 0)] } };
}

const TENSORS = ['pictures', 'labels', 'weights', 'moment1', 'moment2', 'step', 'loss', 'work'] as const;

export const wasmArgs = (p: TrainingParams, at: (tensor: string) => number): readonly number[] => [
  ...TENSORS.map(at),
  p.b,
  pitchOf(p),
  p.pictures,
  p.optimiser === 'adam' ? 1 : 0,
  p.network === 'convolutional' ? 1 : 0,
];

export function wasmStages(p: TrainingParams): readonly Stage[] {
  const fours = Math.ceil(p.b / PICTURES);
  const forward = [
    { entry: 'hidden', rows: fours * Math.ceil(pitchOf(p) / UNITS), grain: 1 },
    { entry: 'output', rows: p.b, grain: 4 },
  ];
  // Rows of inputs by fours; then the biases of the hidden layer, each class, and the tail.
  const pieces = inputsOf(p) / ROWS + 1 + CLASSES + 1;
  const finish = { entry: 'finish', rows: 1, grain: 1 };
  if (p.network === 'perceptron') return [...forward, { entry: 'update', rows: pieces, grain: 4 }, finish];
  return [
    // And the copy of the weights.
    { entry: 'convolve', rows: p.b + 1, grain: 1 },
    ...forward,
    { entry: 'spread', rows: fours * PARTS, grain: 1 },
    { entry: 'back', rows: p.b, grain: 1 },
    { entry: 'update', rows: FILTER_PIECES + pieces, grain: 1 },
    finish,
  ];
}
