/**
 * The JavaScript kernels, a stage each. Sums are in float64 and go from the first pixel, picture or unit to the last,
 * whoever computes them: the same bits every time.
 */
import type { Stage, TensorData, Tensors } from '../../engine/contract.ts';
import {
  ADAM,
  BIAS_ROW,
  CLASS_PITCH,
  CLASS_ROW,
  CLASSES,
  LOSS,
  PIXELS,
  pictureAt,
  pitchOf,
  ROWS,
  scalesOf,
  type TrainingParams,
} from './layout.ts';

export const stages = ({ b }: TrainingParams): readonly Stage[] => [
  { entry: 'hidden', rows: b, grain: 2 },
  { entry: 'output', rows: b, grain: 4 },
  { entry: 'update', rows: ROWS + 1, grain: 8 },
  { entry: 'finish', rows: 1, grain: 1 },
];

const STAGES = { hidden, output, update, finish };

export const stage = (io: Tensors, p: TrainingParams, entry: string, begin: number, end: number): void =>
  STAGES[entry as keyof typeof STAGES](io, p, begin, end);

/** All stages, one after the other. */
export function step(io: Tensors, p: TrainingParams): void {
  for (const { entry, rows } of stages(p)) stage(io, p, entry, 0, rows);
}

/** Adds a row, `factor` times, to the sums. */
function addRow(sums: Float64Array, factor: number, from: TensorData, at: number): void {
  for (let j = 0; j < sums.length; j++) sums[j] += factor * from[at + j];
}

/** The hidden layer of pictures [begin, end) of the batch. */
function hidden({ pictures, weights, step, hidden }: Tensors, p: TrainingParams, begin: number, end: number): void {
  const pitch = pitchOf(p);
  const sums = new Float64Array(pitch);
  for (let at = begin; at < end; at++) {
    const picture = pictureAt(step[0], at, p) * PIXELS;
    sums.fill(0);
    addRow(sums, 1, weights, BIAS_ROW * pitch);
    for (let pixel = 0; pixel < PIXELS; pixel++) addRow(sums, pictures[picture + pixel], weights, pixel * pitch);
    for (let j = 0; j < pitch; j++) hidden[at * pitch + j] = Math.max(0, sums[j]);
  }
}

/** Of pictures [begin, end): the loss, and its derivatives by the classes' sums and by those of the hidden layer. */
function output(io: Tensors, p: TrainingParams, begin: number, end: number): void {
  const { weights, labels, hidden, delta1, delta2 } = io;
  const pitch = pitchOf(p);
  const logits = new Float64Array(CLASSES);
  const back = new Float64Array(pitch);
  for (let at = begin; at < end; at++) {
    for (let c = 0; c < CLASSES; c++) {
      const row = (CLASS_ROW + c) * pitch;
      let sum = weights[ROWS * pitch + c];
      for (let j = 0; j < pitch; j++) sum += hidden[at * pitch + j] * weights[row + j];
      logits[c] = sum;
    }
    const label = labels[pictureAt(io.step[0], at, p)];
    const largest = Math.max(...logits);
    const total = logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0);
    back.fill(0);
    for (let c = 0; c < CLASSES; c++) {
      const share = Math.exp(logits[c] - largest) / total;
      const delta = (share - (c === label ? 1 : 0)) / p.b;
      delta2[at * CLASS_PITCH + c] = delta;
      addRow(back, delta, weights, (CLASS_ROW + c) * pitch);
    }
    delta2[at * CLASS_PITCH + LOSS] = Math.log(total) + largest - logits[label];
    delta2[at * CLASS_PITCH + LOSS + 1] = 0;
    for (let j = 0; j < pitch; j++) delta1[at * pitch + j] = hidden[at * pitch + j] > 0 ? back[j] : 0;
  }
}

/** Gradients of rows [begin, end) of the parameters, of which the last is the tail, and what follows from them. */
function update(io: Tensors, p: TrainingParams, begin: number, end: number): void {
  const { pictures, step, hidden, delta1, delta2 } = io;
  const pitch = pitchOf(p);
  const sums = new Float64Array(pitch);
  for (let row = begin; row < end; row++) {
    const gradient = row < ROWS ? sums : new Float64Array(CLASSES);
    gradient.fill(0);
    for (let at = 0; at < p.b; at++) {
      if (row < PIXELS) addRow(gradient, pictures[pictureAt(step[0], at, p) * PIXELS + row], delta1, at * pitch);
      else if (row === BIAS_ROW) addRow(gradient, 1, delta1, at * pitch);
      else if (row < ROWS) addRow(gradient, delta2[at * CLASS_PITCH + row - CLASS_ROW], hidden, at * pitch);
      else addRow(gradient, 1, delta2, at * CLASS_PITCH);
    }
    move(io, p, row * pitch, gradient);
  }
}

/** Moves the parameters from number `first` on against their gradient. */
function move({ weights, moment1, moment2, step }: Tensors, p: TrainingParams, first: number, gradient: Float64Array) {
  const { rate, spread } = scalesOf(step[0], p);
  const { beta1, beta2, epsilon } = ADAM;
  for (let j = 0; j < gradient.length; j++) {
    const at = first + j;
    const slope = gradient[j];
    if (p.optimiser === 'sgd') {
      weights[at] -= rate * slope;
      continue;
    }
    const m = beta1 * moment1[at] + (1 - beta1) * slope;
    const v = beta2 * moment2[at] + (1 - beta2) * slope * slope;
    moment1[at] = m;
    moment2[at] = v;
    weights[at] -= (rate * m) / (Math.sqrt(v) * spread + epsilon);
  }
}

/** When nobody needs the number of the step any more. */
function finish({ delta2, loss, step }: Tensors, { b }: TrainingParams): void {
  let sum = 0;
  for (let at = 0; at < b; at++) sum += delta2[at * CLASS_PITCH + LOSS];
  loss[0] = sum / b;
  step[0]++;
}
