/** What one step of training is: its parameters, tensors, inputs and cost. */
import type { Cost, LocalText, ParamSchema, TensorSpecs, Tensors } from '../../engine/contract.ts';
import { fillUniform } from '../../engine/random.ts';
import { LAYER_1, LAYER_2, type Layer } from './convolutional/layout.ts';
import {
  CLASS_PITCH,
  CLASSES,
  classRowOf,
  denseCount,
  inputsOf,
  PIXELS,
  parameterCount,
  pitchOf,
  type TrainingParams,
} from './layout.ts';
import { patterns } from './patterns.ts';
import { LABELS, NETWORKS, OPTIMISERS, TOO_MUCH } from './texts.ts';

export const params: ParamSchema = {
  b: { kind: 'int', label: LABELS.b, min: 1, max: 1024, default: 32, scale: 'log2', steps: [1, 8, 32, 128, 512] },
  width: {
    kind: 'int',
    label: LABELS.width,
    min: 1,
    max: 4096,
    default: 128,
    scale: 'log2',
    steps: [32, 64, 128, 256, 512, 1024],
  },
  pictures: {
    kind: 'int',
    label: LABELS.pictures,
    min: 1,
    max: 8192,
    default: 1024,
    scale: 'log2',
    steps: [1024, 6000],
  },
  optimiser: {
    kind: 'choice',
    label: LABELS.optimiser,
    options: [
      { value: 'adam', label: OPTIMISERS.adam },
      { value: 'sgd', label: OPTIMISERS.sgd },
    ],
    default: 'adam',
  },
  network: {
    kind: 'choice',
    label: LABELS.network,
    options: [
      { value: 'perceptron', label: NETWORKS.perceptron },
      { value: 'convolutional', label: NETWORKS.convolutional },
    ],
    // What links and records mean that were made before there was a choice.
    default: 'perceptron',
  },
};

/**
 * Each step is checked in float64: 1,588 multiply-adds for each of b · width, about a nanosecond each. Filters take as
 * many more as 256 units.
 */
const MOST = 2 ** 18;
const FILTERS_AS_UNITS = 256;

export const invalid = ({ b, width, network }: TrainingParams): LocalText | null =>
  b * (width + (network === 'convolutional' ? FILTERS_AS_UNITS : 0)) > MOST ? TOO_MUCH : null;

export function tensors(p: TrainingParams) {
  const parameters = { dtype: 'f32', shape: [parameterCount(p)] } as const;
  // SGD has no moments; what is bound in their place is left alone.
  const moments = p.optimiser === 'adam' ? parameters : ({ dtype: 'f32', shape: [UNUSED] } as const);
  return {
    inputs: {
      pictures: { dtype: 'f32', shape: [p.pictures, PIXELS] },
      labels: { dtype: 'u32', shape: [p.pictures] },
    },
    outputs: { loss: { dtype: 'f32', shape: [1] } },
    state: { weights: parameters, moment1: moments, moment2: moments, step: { dtype: 'u32', shape: [1] } },
  } as const;
}

/** One vector: who binds it as vectors needs one at least. */
const UNUSED = 4;

/** Between the passes: activations, and the loss's derivatives by them. */
export const scratch = (p: TrainingParams): TensorSpecs => ({
  hidden: { dtype: 'f32', shape: [p.b, pitchOf(p)] },
  delta1: { dtype: 'f32', shape: [p.b, pitchOf(p)] },
  delta2: { dtype: 'f32', shape: [p.b, CLASS_PITCH] },
  ...mapSpecs(p),
});

/** Pictures within their border; of either layer of filters its output, where the window of each number began, and the derivatives by its sums. */
export function mapSpecs({ b, network }: TrainingParams): TensorSpecs {
  if (network === 'perceptron') return {};
  const ofLayer = ({ outputs }: Layer, name: string): TensorSpecs => ({
    [name]: { dtype: 'f32', shape: [b, outputs] },
    [`${name}From`]: { dtype: 'u32', shape: [b, outputs] },
    [`${name}Delta`]: { dtype: 'f32', shape: [b, outputs] },
  });
  return {
    padded: { dtype: 'f32', shape: [b, LAYER_1.inputs] },
    ...ofLayer(LAYER_1, 'pooled'),
    ...ofLayer(LAYER_2, 'features'),
  };
}

/** Of one moment. */
export const momentsAtStart = (p: TrainingParams): Float32Array<ArrayBuffer> =>
  p.optimiser === 'adam' ? new Float32Array(parameterCount(p)) : new Float32Array(UNUSED).fill(1);

/** Pictures of ten noisy patterns, and the network as it starts: weights drawn, biases, moments and steps zero. */
export function generate(p: TrainingParams, seed: number): Tensors {
  return {
    ...patterns(p.pictures, seed),
    weights: weightsAtStart(p, seed),
    moment1: momentsAtStart(p),
    moment2: momentsAtStart(p),
    step: new Uint32Array(1),
  };
}

/**
 * Uniform with variance 2/n towards ReLU, n being the number of products in a sum (K. He et al., "Delving Deep into
 * Rectifiers", arXiv 1502.01852), and 1/width towards the classes, so that no class is favoured much at first.
 */
function weightsAtStart(p: TrainingParams, seed: number): Float32Array {
  const pitch = pitchOf(p);
  const weights = new Float32Array(parameterCount(p));
  const draw = (first: number, rows: number, columns: number, apart: number, stream: number, limit: number) => {
    const drawn = fillUniform(new Float32Array(rows * columns), seed, stream);
    for (const [at, value] of drawn.entries()) {
      weights[first + Math.floor(at / columns) * apart + (at % columns)] = limit * value;
    }
  };
  draw(0, inputsOf(p), p.width, pitch, 11, Math.sqrt(6 / inputsOf(p)));
  draw(classRowOf(p) * pitch, CLASSES, p.width, pitch, 12, Math.sqrt(3 / p.width));
  if (p.network === 'perceptron') return weights;
  for (const [at, { products, filters, first }] of [LAYER_1, LAYER_2].entries()) {
    draw(denseCount(p) + first, products, filters, filters, 15 + at, Math.sqrt(6 / products));
  }
  return weights;
}

/** About as many operations as an exponential, and as the root and the quotient of Adam. */
const OPS_PER_CLASS = 20;
const OPS_PER_PARAMETER = 10;

/** Each of the four sums of which one counts; the largest alone has a derivative. */
const forwardOf = ({ outputs, products }: Layer): number => 4 * outputs * products;
const backOf = ({ outputs, products }: Layer): number => outputs * products;
const OPS_PER_MAXIMUM = 4;

export function cost(p: TrainingParams): Cost {
  const { b, width, optimiser } = p;
  const inputs = inputsOf(p);
  const convolutional = p.network === 'convolutional';
  const filters = convolutional ? parameterCount(p) - denseCount(p) : 0;
  const parameters = (inputs + 1 + CLASSES) * width + CLASSES + filters;
  const adam = optimiser === 'adam';
  // Forward and gradient of both dense layers, the way back of the second; of the first too where filters need it.
  const dense = width * ((convolutional ? 3 : 2) * inputs + 3 * CLASSES);
  // Forward and gradient of both; the way back of the second.
  const convolutions = convolutional
    ? forwardOf(LAYER_1) + forwardOf(LAYER_2) + backOf(LAYER_1) + 2 * backOf(LAYER_2)
    : 0;
  const maxima = convolutional ? LAYER_1.outputs + LAYER_2.outputs : 0;
  return {
    flops: 2 * b * (dense + convolutions) + (adam ? 12 : 2) * parameters,
    // State is read and written.
    bytes: 4 * (Math.min(b, p.pictures) * (PIXELS + 1) + 1 + 2 * ((adam ? 3 : 1) * parameters + 1)),
    otherOps: b * (OPS_PER_CLASS * CLASSES + OPS_PER_MAXIMUM * maxima) + (adam ? OPS_PER_PARAMETER * parameters : 0),
  };
}
