/** The same pictures and the same network in arrays of the shapes that libraries want; nothing else is changed. */
import type { DenseArray, DenseLayout, DenseState, TensorData, Tensors } from '../../../engine/contract.ts';
import { floats } from '../../peers/problem.ts';
import { momentsAtStart } from '../definition.ts';
import {
  CLASSES,
  classRowOf,
  inputsOf,
  PIXELS,
  parameterCount,
  pitchOf,
  rowsOf,
  type TrainingParams,
} from '../layout.ts';

/** An array of parameters. `place(i)`: where its number i lies among all of them. */
interface Part {
  readonly shape: readonly number[];
  place(at: number): number;
}

/** Weights [in, out] and biases of each layer, without the units that fill up vectors: those are zero and stay so. */
function partsOf(p: TrainingParams): readonly Part[] {
  const { width } = p;
  const pitch = pitchOf(p);
  return [
    { shape: [inputsOf(p), width], place: (at) => Math.floor(at / width) * pitch + (at % width) },
    { shape: [width], place: (at) => inputsOf(p) * pitch + at },
    { shape: [width, CLASSES], place: (at) => (classRowOf(p) + (at % CLASSES)) * pitch + Math.floor(at / CLASSES) },
    { shape: [CLASSES], place: (at) => rowsOf(p) * pitch + at },
  ];
}

/** How many arrays the parameters are. */
export const partCount = (p: TrainingParams): number => partsOf(p).length;

const apart = (parameters: TensorData, p: TrainingParams): readonly DenseArray[] =>
  partsOf(p).map(({ shape, place }) => {
    const length = shape.reduce((product, side) => product * side, 1);
    return { data: Float32Array.from({ length }, (_, at) => parameters[place(at)]), shape };
  });

function together(arrays: readonly Float32Array[], p: TrainingParams): Float32Array<ArrayBuffer> {
  const parameters = new Float32Array(parameterCount(p));
  for (const [which, { place }] of partsOf(p).entries()) {
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
export const network: DenseState<TrainingParams> = {
  start: ({ weights, moment1, moment2 }, p) =>
    (p.optimiser === 'adam' ? [weights, moment1, moment2] : [weights]).flatMap((parameters) => apart(parameters, p)),
  tensors(arrays, p, iterations): Tensors {
    const count = partCount(p);
    const [weights, ...moments] = Array.from({ length: Math.floor(arrays.length / count) }, (_, of) =>
      together(arrays.slice(of * count, (of + 1) * count), p),
    );
    const [moment1, moment2] = p.optimiser === 'adam' ? moments : [momentsAtStart(p), momentsAtStart(p)];
    return { weights, moment1, moment2, step: Uint32Array.of(iterations) };
  },
};
