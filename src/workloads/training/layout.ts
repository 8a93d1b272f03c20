/**
 * How the network lies in memory. The dense layers come first, one matrix of rows `pitch` wide, and a tail: a row of
 * weights to the hidden layer for each of its inputs, a row of the hidden layer's biases, ten rows of weights from the
 * hidden layer to a class, and the ten biases of the classes in room for twelve. The inputs of the perceptron are the 784
 * pixels; those of the convolutional network are 1,152 features, and its filters follow the tail (convolutional/layout.ts).
 * Moments lie as the parameters do.
 */
import type { Params } from '../../engine/contract.ts';
import { adamScales, MOMENTS, type Scales } from '../adam/adam.ts';
import { FEATURES, FILTER_PARAMETERS } from './convolutional/layout.ts';

export interface TrainingParams extends Params {
  /** Pictures in a batch. */
  readonly b: number;
  /** Of the hidden layer. */
  readonly width: number;
  /** How many there are to learn from. */
  readonly pictures: number;
  readonly optimiser: 'adam' | 'sgd';
  readonly network: 'perceptron' | 'convolutional';
}

export const PIXELS = 784;
export const CLASSES = 10;
/** Of the rows that hold ten numbers, so that they are whole vectors. */
export const CLASS_PITCH = 12;
/** Where such a row of `delta2` has the loss of its picture. */
export const LOSS = 10;

/** Of the perceptron: behind the pixels' rows and that of the hidden layer's biases. */
export const CLASS_ROW = PIXELS + 1;
/** Of the matrix; the tail is counted as one more by those who go through rows. */
export const ROWS = CLASS_ROW + CLASSES;

/** Of the hidden layer, for each picture; also the number of the row of its biases. */
export const inputsOf = ({ network }: TrainingParams): number => (network === 'convolutional' ? FEATURES : PIXELS);
/** Of either network, as `CLASS_ROW` and `ROWS`. */
export const classRowOf = (p: TrainingParams): number => inputsOf(p) + 1;
export const rowsOf = (p: TrainingParams): number => classRowOf(p) + CLASSES;

/**
 * Units of the hidden layer, rounded up to whole vectors. All parameters of the added units start at 0; as ReLU's slope
 * at 0 is 0, they stay there.
 */
export const pitchOf = ({ width }: TrainingParams): number => 4 * Math.ceil(width / 4);

/** Of the dense layers; where the filters begin. */
export const denseCount = (p: TrainingParams): number => rowsOf(p) * pitchOf(p) + CLASS_PITCH;

export const parameterCount = (p: TrainingParams): number =>
  denseCount(p) + (p.network === 'convolutional' ? FILTER_PARAMETERS : 0);

/** The picture that stands at place `at` of the batch of step number `step`. */
export const pictureAt = (step: number, at: number, { b, pictures }: TrainingParams): number =>
  ((step % pictures) * b + at) % pictures;

export const ADAM = { rate: 0.001, ...MOMENTS } as const;
export const SGD = { rate: 0.05 } as const;

/** What scales this step; SGD moves a parameter by rate · gradient. */
export const scalesOf = (step: number, { optimiser }: TrainingParams): Scales =>
  optimiser === 'sgd' ? { rate: SGD.rate, spread: 1 } : adamScales(step, ADAM.rate);
