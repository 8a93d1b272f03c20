/**
 * TensorFlow.js trains as its users write it: forward in its operations, backward by its automatic differentiation
 * (`valueAndGrads`), and an update of each array of parameters. It has no attention, no GELU and no norm of this kind: they
 * are written in its operations, GELU as x times a sigmoid, which is the same as with tanh and two operations less.
 */
import {
  add,
  cast,
  concat1d,
  GatherV2,
  type GradConfig,
  gather,
  losses,
  matMul,
  mean,
  mul,
  oneHot,
  registerGradient,
  reshape,
  rsqrt,
  type Scalar,
  sigmoid,
  slice,
  softmax,
  square,
  sub,
  type Tensor,
  type Tensor1D,
  transpose,
  unstack,
  valueAndGrads,
} from '@tensorflow/tfjs-core';
import type { DenseArray, LibraryHost } from '../../../engine/contract.ts';
import { adamScales } from '../../adam/adam.ts';
import { causalMask } from '../../peers/problem.ts';
import { loadTensorflow, type TensorflowBackend, type TensorflowLoop } from '../../peers/tensorflow.ts';
import { ADAM_CONSTANTS, adamStep, batchOf, constant } from '../../peers/tensorflow-training.ts';
import { type LanguageParams, RATE, windowAt } from '../layout.ts';
import { headWidth } from '../operations/attention.ts';
import { CUBE, SLOPE } from '../operations/gelu.ts';
import { EPSILON } from '../operations/norm.ts';
import { arrayCount, type Model, modelOf, problem, state } from './problem.ts';

/** Of a forward pass: see `constantsOf`. */
type Constants = readonly Tensor[];

/** The mask, what queries are multiplied by, what is added to a variance, and GELU's two numbers. */
const constantsOf = (p: LanguageParams): readonly DenseArray[] => [
  { data: causalMask(p.t), shape: [p.t, p.t] },
  ...[1 / Math.sqrt(headWidth(p)), EPSILON, SLOPE, SLOPE * CUBE].map(constant),
];
const CONSTANTS = 5;

const language: TensorflowLoop<LanguageParams> = {
  ...problem,
  inputs: (tensors, p) => [...constantsOf(p), ...ADAM_CONSTANTS, ...problem.inputs(tensors, p)],
  state,
  iterate(inputs, before, number, p) {
    const constants = inputs.slice(0, CONSTANTS);
    const ofAdam = inputs.slice(CONSTANTS, CONSTANTS + ADAM_CONSTANTS.length);
    const given = inputs.slice(CONSTANTS + ADAM_CONSTANTS.length);
    if (p.task === 'train') return trained(given, before, number, p, constants, ofAdam);
    return { result: takenIn(given, p, constants), state: [] };
  },
};

function trained(
  all: readonly Tensor[],
  before: readonly Tensor[],
  number: number,
  p: LanguageParams,
  constants: Constants,
  ofAdam: readonly Tensor[],
) {
  const [tokens, targets] = all.map((windows) => batchOf(windows, p.b, (place) => windowAt(number, place, p)));
  const count = arrayCount(p);
  const parameters = before.slice(0, count);
  const wanted = oneHotRows(cast(targets, 'int32'), p.vocabulary);
  const { value, grads } = valueAndGrads((...given) => {
    const model = modelOf(given);
    const { stream } = pass(model, tokens, p, constants);
    return losses.softmaxCrossEntropy(wanted, logitsOf(stream, model, constants)) as Scalar;
  })(parameters);
  return { result: value, state: adamStep(parameters, before.slice(count), grads, ofAdam, adamScales(number, RATE)) };
}

function takenIn([tokens, ...parameters]: readonly Tensor[], p: LanguageParams, constants: Constants): Tensor {
  const { b, t, width } = p;
  const model = modelOf(parameters);
  const { stream, cached } = pass(model, tokens, p, constants);
  const last = reshape(slice(reshape(stream, [b, t, width]), [0, t - 1, 0], [b, 1, width]), [b, width]);
  const parts = [logitsOf(last, model, constants), ...cached];
  return concat1d(parts.map((each) => reshape(each, [each.size]) as Tensor1D));
}

/** Tokens [b, t] to what the last layer gives, [b · t, width], and each layer's keys and values [b · t, 2 width]. */
function pass(
  { embedding, positions, layers }: Model<Tensor>,
  tokens: Tensor,
  p: LanguageParams,
  constants: Constants,
) {
  const { b, t, width: d, heads } = p;
  const [mask, scale, , slope, cube] = constants;
  const size = headWidth(p);
  const cached: Tensor[] = [];
  let stream = reshape(add(gather(embedding, cast(tokens, 'int32')), positions), [b * t, d]);
  for (const { norm1, qkv, projection, norm2, up, down } of layers) {
    const all = affine(normalized(stream, norm1, constants), qkv);
    cached.push(slice(all, [0, d], [b * t, 2 * d]));
    const [query, key, value] = unstack(transpose(reshape(all, [b, t, 3, heads, size]), [2, 0, 3, 1, 4]));
    const scores = add(matMul(mul(query, scale), key, false, true), mask);
    const mixed = reshape(transpose(matMul(softmax(scores), value), [0, 2, 1, 3]), [b * t, d]);
    const middle = add(stream, affine(mixed, projection));
    const wide = affine(normalized(middle, norm2, constants), up);
    const active = mul(wide, sigmoid(mul(wide, add(mul(square(wide), cube), slope))));
    stream = add(middle, affine(active, down));
  }
  return { stream, cached };
}

const affine = (inputs: Tensor, [matrix, biases]: readonly [Tensor, Tensor]): Tensor =>
  add(matMul(inputs, matrix), biases);

function normalized(inputs: Tensor, [gains, biases]: readonly [Tensor, Tensor], [, , epsilon]: Constants): Tensor {
  const off = sub(inputs, mean(inputs, -1, true));
  const scale = rsqrt(add(mean(square(off), -1, true), epsilon));
  return add(mul(mul(off, scale), gains), biases);
}

const logitsOf = (stream: Tensor, { embedding, norm }: Model<Tensor>, constants: Constants): Tensor =>
  matMul(normalized(stream, norm, constants), embedding, false, true);

/** Whole numbers below `count` to [how many, count]. Those that the WASM backend (4.22) makes are whole numbers whatever is asked for. */
const oneHotRows = (places: Tensor, count: number): Tensor =>
  cast(oneHot(reshape(places, [places.size]), count), 'float32');

/**
 * Rows gathered by number: what comes back to a row, wherever it was taken. The library adds up by segments, which its WASM
 * backend (4.22) cannot; a product with the numbers as one-hot rows is the same.
 */
const gatherGradient: GradConfig = {
  kernelName: GatherV2,
  inputsToSave: ['x', 'indices'],
  gradFunc(dy, saved) {
    const [rows, places] = saved;
    const [count, columns] = rows.shape;
    return {
      x: () => matMul(oneHotRows(places, count), reshape(dy as Tensor, [places.size, columns]), true),
      indices: () => places,
    };
  },
};

/** The core comes without the gradients of its operations; they want to find it there. */
export async function load(backend: TensorflowBackend, host: LibraryHost) {
  await import('@tensorflow/tfjs-core/dist/register_all_gradients.js');
  if (backend === 'wasm') registerGradient(gatherGradient);
  return loadTensorflow(backend, host, language);
}
