/** What one step of training is: its parameters, tensors, inputs and cost. */
import type { Cost, LocalText, ParamSchema, TensorSpecs, Tensors } from '../../engine/contract.ts';
import { fillUniform } from '../../engine/random.ts';
import { CLASS_PITCH, CLASS_ROW, CLASSES, PIXELS, parameterCount, pitchOf, type TrainingParams } from './layout.ts';
import { patterns } from './patterns.ts';
import { LABELS, OPTIMISERS, TOO_MUCH } from './texts.ts';

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
};

/** Each step is checked in float64: 1,588 multiply-adds for each of b · width, about a nanosecond each. */
const MOST = 2 ** 18;

export const invalid = ({ b, width }: TrainingParams): LocalText | null => (b * width > MOST ? TOO_MUCH : null);

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
});

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
 * Uniform with variance 2/784 towards ReLU (K. He et al., "Delving Deep into Rectifiers", arXiv 1502.01852), and 1/width
 * towards the classes, so that no class is favoured much at first.
 */
function weightsAtStart(p: TrainingParams, seed: number): Float32Array {
  const pitch = pitchOf(p);
  const weights = new Float32Array(parameterCount(p));
  const draw = (row: number, rows: number, stream: number, limit: number) => {
    const drawn = fillUniform(new Float32Array(rows * p.width), seed, stream);
    for (const [at, value] of drawn.entries()) {
      weights[(row + Math.floor(at / p.width)) * pitch + (at % p.width)] = limit * value;
    }
  };
  draw(0, PIXELS, 11, Math.sqrt(6 / PIXELS));
  draw(CLASS_ROW, CLASSES, 12, Math.sqrt(3 / p.width));
  return weights;
}

/** About as many operations as an exponential, and as the root and the quotient of Adam. */
const OPS_PER_CLASS = 20;
const OPS_PER_PARAMETER = 10;

export function cost(p: TrainingParams): Cost {
  const { b, width, optimiser } = p;
  const parameters = (PIXELS + 1 + CLASSES) * width + CLASSES;
  const adam = optimiser === 'adam';
  return {
    // Forward and gradient of the first layer; forward, gradient and the way back of the second; the update.
    flops: 2 * b * width * (2 * PIXELS + 3 * CLASSES) + (adam ? 12 : 2) * parameters,
    // State is read and written.
    bytes: 4 * (Math.min(b, p.pictures) * (PIXELS + 1) + 1 + 2 * ((adam ? 3 : 1) * parameters + 1)),
    otherOps: OPS_PER_CLASS * b * CLASSES + (adam ? OPS_PER_PARAMETER * parameters : 0),
  };
}
