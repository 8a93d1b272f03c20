/** The same pictures and the same network in arrays of the shapes that libraries want; nothing else is changed. */
import type { DenseArray, DenseLayout, DenseState, TensorData, Tensors } from '../../../engine/contract.ts';
import { floats } from '../../peers/problem.ts';
import { K, LAYER_1, LAYER_2, type Layer } from '../convolutional/layout.ts';
import { momentsAtStart } from '../definition.ts';
import {
  CLASSES,
  classRowOf,
  denseCount,
  inputsOf,
  PIXELS,
  parameterCount,
  pitchOf,
  rowsOf,
  type TrainingParams,
} from '../layout.ts';

/** Where a library wants the channels of maps and filters: NHWC and HWIO, as the workload has them, or NCHW and OIHW. */
export type Channels = 'last' | 'first';

/** An array of parameters. `place(i)`: where its number i lies among all of them. */
interface Part {
  readonly shape: readonly number[];
  place(at: number): number;
}

/**
 * Weights [in, out] and biases of each dense layer, without the units that fill up vectors: those are zero and stay so.
 * Then filters and biases of each convolution.
 */
function partsOf(p: TrainingParams, channels: Channels): readonly Part[] {
  const { width } = p;
  const pitch = pitchOf(p);
  const convolutional = p.network === 'convolutional';
  const rowOf = convolutional && channels === 'first' ? featureAt : (input: number) => input;
  return [
    { shape: [inputsOf(p), width], place: (at) => rowOf(Math.floor(at / width)) * pitch + (at % width) },
    { shape: [width], place: (at) => inputsOf(p) * pitch + at },
    { shape: [width, CLASSES], place: (at) => (classRowOf(p) + (at % CLASSES)) * pitch + Math.floor(at / CLASSES) },
    { shape: [CLASSES], place: (at) => rowsOf(p) * pitch + at },
    ...(convolutional ? [LAYER_1, LAYER_2] : []).flatMap((layer) => filtersOf(layer, denseCount(p), channels)),
  ];
}

/** The number of the feature that is number `at` where channels come first. */
function featureAt(at: number): number {
  const { pooled, filters } = LAYER_2;
  return (at % pooled ** 2) * filters + Math.floor(at / pooled ** 2);
}

/** Biases in the shape that goes with maps. @param start of all filters */
function filtersOf({ first, filters, products, channels }: Layer, start: number, order: Channels): readonly Part[] {
  const begin = start + first;
  const bias = (at: number) => begin + products * filters + at;
  if (order === 'last') {
    return [
      { shape: [K, K, channels, filters], place: (at) => begin + at },
      { shape: [filters], place: bias },
    ];
  }
  const place = (at: number) => {
    const inFilter = at % products;
    const tap = (inFilter % K ** 2) * channels + Math.floor(inFilter / K ** 2);
    return begin + tap * filters + Math.floor(at / products);
  };
  return [
    { shape: [filters, channels, K, K], place },
    { shape: [filters, 1, 1], place: bias },
  ];
}

/** How many arrays the parameters are. */
export const partCount = ({ network }: TrainingParams): number => (network === 'convolutional' ? 8 : 4);

const apart = (parameters: TensorData, parts: readonly Part[]): readonly DenseArray[] =>
  parts.map(({ shape, place }) => {
    const length = shape.reduce((product, side) => product * side, 1);
    return { data: Float32Array.from({ length }, (_, at) => parameters[place(at)]), shape };
  });

function together(
  arrays: readonly Float32Array[],
  parts: readonly Part[],
  p: TrainingParams,
): Float32Array<ArrayBuffer> {
  const parameters = new Float32Array(parameterCount(p));
  for (const [which, { place }] of parts.entries()) {
    for (const [at, value] of arrays[which].entries()) parameters[place(at)] = value;
  }
  return parameters;
}

function oneHot(labels: TensorData): Float32Array<ArrayBuffer> {
  const rows = new Float32Array(labels.length * CLASSES);
  for (const [at, label] of labels.entries()) rows[at * CLASSES + label] = 1;
  return rows;
}

/** All pictures and all labels (one-hot, as an application with this loss keeps them); the loss alone is the result. */
export const learning: DenseLayout<TrainingParams> = {
  inputs: ({ pictures, labels }, { pictures: m }) => [
    { data: floats(pictures), shape: [m, PIXELS] },
    { data: oneHot(labels), shape: [m, CLASSES] },
  ],
  outputShape: () => [],
  outputs: (data) => ({ loss: new Float32Array(data) }),
};

/** Parameters; with Adam their first moments after them, then their second. */
export const networkWith = (channels: Channels): DenseState<TrainingParams> => ({
  start({ weights, moment1, moment2 }, p) {
    const parts = partsOf(p, channels);
    return (p.optimiser === 'adam' ? [weights, moment1, moment2] : [weights]).flatMap((all) => apart(all, parts));
  },
  tensors(arrays, p, iterations): Tensors {
    const parts = partsOf(p, channels);
    const count = parts.length;
    const [weights, ...moments] = Array.from({ length: Math.floor(arrays.length / count) }, (_, of) =>
      together(arrays.slice(of * count, (of + 1) * count), parts, p),
    );
    const [moment1, moment2] = p.optimiser === 'adam' ? moments : [momentsAtStart(p), momentsAtStart(p)];
    return { weights, moment1, moment2, step: Uint32Array.of(iterations) };
  },
});
