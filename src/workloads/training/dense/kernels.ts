/**
 * The dense layers in JavaScript, a stage each. Sums are in float64 and go from the first input, picture or unit to the
 * last, whoever computes them: the same bits every time.
 */
import type { TensorData, Tensors } from '../../../engine/contract.ts';
import { moveByAdam } from '../../adam/adam.ts';
import { FEATURES } from '../convolutional/layout.ts';
import {
  CLASS_PITCH,
  CLASSES,
  classRowOf,
  inputsOf,
  LOSS,
  PIXELS,
  pictureAt,
  pitchOf,
  rowsOf,
  scalesOf,
  type TrainingParams,
} from '../layout.ts';

/** Adds a row, `factor` times, to the sums. */
export function addRow(sums: Float64Array, factor: number, from: TensorData, at: number): void {
  for (let j = 0; j < sums.length; j++) sums[j] += factor * from[at + j];
}

/** What the hidden layer takes of the picture at a place of the batch: it begins at `first`. */
function inputsAt(io: Tensors, p: TrainingParams, at: number): { readonly from: TensorData; readonly first: number } {
  if (p.network === 'convolutional') return { from: io.features, first: at * FEATURES };
  return { from: io.pictures, first: pictureAt(io.step[0], at, p) * PIXELS };
}

/** The hidden layer of pictures [begin, end) of the batch. */
export function hidden(io: Tensors, p: TrainingParams, begin: number, end: number): void {
  const { weights, hidden } = io;
  const pitch = pitchOf(p);
  const inputs = inputsOf(p);
  const sums = new Float64Array(pitch);
  for (let at = begin; at < end; at++) {
    const { from, first } = inputsAt(io, p, at);
    sums.fill(0);
    addRow(sums, 1, weights, inputs * pitch);
    for (let input = 0; input < inputs; input++) addRow(sums, from[first + input], weights, input * pitch);
    for (let j = 0; j < pitch; j++) hidden[at * pitch + j] = Math.max(0, sums[j]);
  }
}

/** The classes' sums of the picture at a place of the batch, behind the hidden layer. */
export function logitsAt({ weights, hidden }: Tensors, p: TrainingParams, at: number, logits: Float64Array): void {
  const pitch = pitchOf(p);
  for (let c = 0; c < CLASSES; c++) {
    const row = (classRowOf(p) + c) * pitch;
    let sum = weights[rowsOf(p) * pitch + c];
    for (let j = 0; j < pitch; j++) sum += hidden[at * pitch + j] * weights[row + j];
    logits[c] = sum;
  }
}

/** Of pictures [begin, end): the loss, and its derivatives by the classes' sums and by those of the hidden layer. */
export function output(io: Tensors, p: TrainingParams, begin: number, end: number): void {
  const { weights, labels, hidden, delta1, delta2 } = io;
  const pitch = pitchOf(p);
  const classRow = classRowOf(p);
  const logits = new Float64Array(CLASSES);
  const back = new Float64Array(pitch);
  for (let at = begin; at < end; at++) {
    logitsAt(io, p, at, logits);
    const label = labels[pictureAt(io.step[0], at, p)];
    const largest = Math.max(...logits);
    const total = logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0);
    back.fill(0);
    for (let c = 0; c < CLASSES; c++) {
      const share = Math.exp(logits[c] - largest) / total;
      const delta = (share - (c === label ? 1 : 0)) / p.b;
      delta2[at * CLASS_PITCH + c] = delta;
      addRow(back, delta, weights, (classRow + c) * pitch);
    }
    delta2[at * CLASS_PITCH + LOSS] = Math.log(total) + largest - logits[label];
    delta2[at * CLASS_PITCH + LOSS + 1] = 0;
    for (let j = 0; j < pitch; j++) delta1[at * pitch + j] = hidden[at * pitch + j] > 0 ? back[j] : 0;
  }
}

/** Gradients of rows [begin, end) of the parameters, of which the last is the tail, and what follows from them. */
export function update(io: Tensors, p: TrainingParams, begin: number, end: number): void {
  const { hidden, delta1, delta2 } = io;
  const pitch = pitchOf(p);
  const [biasRow, classRow, rows] = [inputsOf(p), classRowOf(p), rowsOf(p)];
  const sums = new Float64Array(pitch);
  for (let row = begin; row < end; row++) {
    const gradient = row < rows ? sums : new Float64Array(CLASSES);
    gradient.fill(0);
    for (let at = 0; at < p.b; at++) {
      if (row < biasRow) {
        const { from, first } = inputsAt(io, p, at);
        addRow(gradient, from[first + row], delta1, at * pitch);
      } else if (row === biasRow) addRow(gradient, 1, delta1, at * pitch);
      else if (row < rows) addRow(gradient, delta2[at * CLASS_PITCH + row - classRow], hidden, at * pitch);
      else addRow(gradient, 1, delta2, at * CLASS_PITCH);
    }
    move(io, p, row * pitch, gradient);
  }
}

/** Moves the parameters from number `first` on against their gradient. */
export function move(io: Tensors, p: TrainingParams, first: number, gradient: Float64Array): void {
  const scales = scalesOf(io.step[0], p);
  if (p.optimiser === 'adam') moveByAdam(io, first, gradient, scales);
  else for (const [at, slope] of gradient.entries()) io.weights[first + at] -= scales.rate * slope;
}

/** When nobody needs the number of the step any more. */
export function finish({ delta2, loss, step }: Tensors, { b }: TrainingParams): void {
  let sum = 0;
  for (let at = 0; at < b; at++) sum += delta2[at * CLASS_PITCH + LOSS];
  loss[0] = sum / b;
  step[0]++;
}
